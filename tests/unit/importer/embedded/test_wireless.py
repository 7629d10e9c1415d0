from __future__ import annotations

import pytest

from tests.carried_files import FOLDER, SPECIALIZE, block_list, carrying, parsed, running
from tests.samples import CANARY_PASSWORD
from unattend_gen.core.secret import Secret
from unattend_gen.importer.embedded.program import program_of
from unattend_gen.importer.embedded.section import foreign_section
from unattend_gen.importer.embedded.wireless import Network, network_of

PATH = rf"{FOLDER}\Wifi.xml"
ADD = f'netsh.exe wlan add profile filename="{PATH}" user=all;'
CONNECT = 'netsh.exe wlan connect name="Contoso Guest" ssid="Contoso Guest";'
WAIT = "$name = 'WlanSvc';\nwhile( -not ( Get-Service -Name $name ) ) { Start-Sleep -Seconds 5; }"
PROFILE = f"""<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>Contoso Guest</name>
  <SSIDConfig><SSID><name>Contoso Guest</name></SSID><nonBroadcast>true</nonBroadcast></SSIDConfig>
  <connectionType>ESS</connectionType>
  <connectionMode>auto</connectionMode>
  <MSM><security>
    <authEncryption>
      <authentication>WPA3SAE</authentication>
      <encryption>AES</encryption>
      <useOneX>false</useOneX>
    </authEncryption>
    <sharedKey>
      <keyType>passPhrase</keyType>
      <protected>false</protected>
      <keyMaterial>{CANARY_PASSWORD}</keyMaterial>
    </sharedKey>
  </security></MSM>
</WLANProfile>"""


def a_file(*blocks: str, profile: str = PROFILE) -> bytes:
    return carrying({SPECIALIZE: block_list(*blocks), PATH: profile}, (running(SPECIALIZE),))


def network(data: bytes) -> Network | None:
    answer_file = parsed(data)
    section = foreign_section(answer_file)
    assert section is not None
    program = program_of(answer_file, section)
    assert program is not None
    return network_of(program, section)


def test_the_profile_becomes_the_table_and_its_passphrase_a_source() -> None:
    found = network(a_file(WAIT, ADD, CONNECT, "ver;"))

    assert found is not None
    assert found.table == {
        "ssid": "Contoso Guest",
        "password": "env:WIFI_PASSWORD",
        "security": "wpa3",
        "hidden": True,
    }
    assert found.secrets == {"WIFI_PASSWORD": Secret(CANARY_PASSWORD)}
    assert [step.text for step in found.program.steps] == ["ver;"]
    assert found.section.file(PATH) is None
    assert CANARY_PASSWORD not in repr(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<useOneX>false", "<useOneX>true"),
        ("<protected>false", "<protected>true"),
        ("passPhrase", "networkKey"),
        ("WPA3SAE", "WPA3ENT"),
        ("<encryption>AES", "<encryption>TKIP"),
    ],
)
def test_a_profile_that_the_table_does_not_have_is_left_alone(old: str, new: str) -> None:
    assert network(a_file(ADD, profile=PROFILE.replace(old, new))) is None


def test_no_network_or_two_are_left_alone() -> None:
    assert network(a_file("ver;")) is None
    assert network(a_file(ADD, ADD)) is None

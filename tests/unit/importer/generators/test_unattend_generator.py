from __future__ import annotations

import tomllib

import pytest

import unattend_gen as ug
from tests.carried_files import FIRST_LOGON, FOLDER, SPECIALIZE, block_list, carrying, running
from tests.imports import imported
from tests.samples import CANARY_PASSWORD, TEST_MAK
from tests.unit.importer.embedded.test_wireless import ADD, PROFILE, a_file
from unattend_gen.importer.embedded.registry_values import written_by_statement

LINK = (
    "https://schneegans.de/windows/unattend-generator/?LanguageMode=Unattended&UILanguage=en-US"
    "&AccountName0=Admin&AccountPassword0=canary%2Bone%21&WifiPassword=canary-two"
    f"&ProductKey={TEST_MAK}&ShowFileExtensions=true"
)
WIDGETS = (
    r'reg.exe add "HKLM\SOFTWARE\Policies\Microsoft\Dsh" /v AllowNewsAndInterests '
    "/t REG_DWORD /d 0 /f;"
)
FILES = {
    SPECIALIZE: block_list(WIDGETS, "Set-Service 'Spooler' -StartupType 'Disabled';"),
    FIRST_LOGON: block_list("Get-Volume;"),
}
DATA = carrying(
    FILES,
    (running(SPECIALIZE), "cmd /c ver"),
    (running(FIRST_LOGON),),
    comment=LINK,
)


def test_scripts_become_tables_and_the_rest_is_imported_as_usual() -> None:
    outcome = imported(DATA)

    spec = tomllib.loads(outcome.spec)
    assert outcome.exit_code == 0
    assert spec["computer"] == {"name": "Contoso-01"}
    assert spec["commands"] == {"specialize": ["cmd /c ver"]}
    assert spec["taskbar"] == {"widgets": False}
    assert [(each["run"], each["text"]) for each in spec["scripts"]] == [
        ("specialize", "Set-Service 'Spooler' -StartupType 'Disabled';\n"),
        ("first-logon", "Get-Volume;\n"),
    ]
    assert "elements" not in spec


def test_the_rendered_file_does_what_the_imported_one_did() -> None:
    rendering = ug.render(imported(DATA).spec.encode())

    (text,) = (file.data.decode() for file in rendering.files if file.name.endswith(".xml"))
    assert "AllowNewsAndInterests" in text
    assert "Spooler" in text
    assert "cmd /c ver" in text


def test_the_link_is_in_no_output() -> None:
    outcome = imported(DATA)

    shown = f"{outcome.spec}{outcome.format('json')}{outcome!r}"
    assert "canary" not in shown
    assert TEST_MAK not in shown
    assert "LanguageMode" not in shown
    assert "Made by the unattend-generator" in outcome.spec


def test_a_claim_of_the_link_that_no_script_keeps_is_named() -> None:
    spec = imported(DATA).spec

    assert "says ShowFileExtensions=true, but the scripts do not do all of it" in spec


@pytest.mark.parametrize("claim", ["DisableWidgets=true", "TaskbarSearch=Box", "HideEdgeFre=no"])
def test_a_claim_that_is_kept_or_says_nothing_is_not_named(claim: str) -> None:
    spec = imported(DATA.replace(b"ShowFileExtensions=true", claim.encode())).spec

    assert "but the scripts do not" not in spec


def test_the_link_is_left_out_of_a_file_without_scripts() -> None:
    data = DATA[: DATA.index(b"<settings")] + DATA[DATA.index(b'<settings pass="oobe') :]
    data = data[: data.index(b"<Extensions")] + b"</unattend>"

    assert "canary" not in imported(data).spec


def test_scripts_with_a_secret_stay_where_they_are() -> None:
    data = DATA.replace(b"Set-Service", b"net user bob hunter2-7 /add; Set-Service")

    outcome = imported(data)

    assert "hunter2-7" not in outcome.spec
    assert "because one of them contains a secret" in outcome.spec
    assert tomllib.loads(outcome.spec)["elements"] == [
        {"xml": {"secret": "env:ELEMENTS_1_EXTENSIONS"}}
    ]


def test_scripts_with_a_copy_of_a_secret_stay_where_they_are() -> None:
    password = (
        b"<OEMName>x</OEMName><AutoLogon><Password><Value>canary-3</Value></Password></AutoLogon>"
    )
    data = DATA.replace(b"<ComputerName>", password + b"<ComputerName>")
    data = data.replace(b"Spooler", b"canary-3")

    outcome = imported(data)

    assert "canary-3" not in outcome.spec
    assert "[[scripts]]" not in outcome.spec


def test_commands_that_are_not_understood_leave_everything_as_it_is() -> None:
    outcome = imported(DATA.replace(b"ExtractScript>", b"Extract>"))

    assert "[[elements]]" in outcome.spec
    assert outcome.exit_code == 0


def test_the_block_of_the_sample_is_one_value() -> None:
    assert written_by_statement(WIDGETS.rstrip(";")) is not None


@pytest.mark.parametrize("number", range(2))
def test_a_script_file_is_found_by_its_run_command(number: int) -> None:
    path = rf"{FOLDER}\unattend-0{number}.cmd"
    files = {SPECIALIZE: block_list(f"{path};"), path: "echo one"}

    spec = tomllib.loads(imported(carrying(files, (running(SPECIALIZE),))).spec)

    assert spec["scripts"] == [{"run": "specialize", "language": "cmd", "text": "echo one\n"}]


def test_a_wireless_network_becomes_a_table_and_needs_its_passphrase() -> None:
    outcome = imported(a_file(ADD, "Get-Volume;"))

    spec = tomllib.loads(outcome.spec)
    assert spec["wifi"]["password"] == "env:WIFI_PASSWORD"
    assert [need.variable for need in outcome.needs] == ["WIFI_PASSWORD"]
    assert CANARY_PASSWORD not in f"{outcome.spec}{outcome!r}"
    assert [each["text"] for each in spec["scripts"]] == ["Get-Volume;\n"]


def test_a_wireless_profile_that_is_not_understood_stays_where_it_is() -> None:
    outcome = imported(a_file(ADD, profile=PROFILE.replace("WPA3SAE", "WPA3ENT")))

    assert CANARY_PASSWORD not in outcome.spec
    assert "because one of them contains a secret" in outcome.spec

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.powershell import nodes
from tests.renderings import names, rendered, text_of, values_of
from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from tests.scripts import batch_lines
from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.renderer.engine import Rendering

CLIENT = "WdsClientUnattend.xml"
IMAGE = "ImageUnattend.xml"
ACTIVATION = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SETUP = "windowsPE/Microsoft-Windows-Setup"
ROOM = {"image": "Windows 10 Pro", "image_group": "Rooms"}
KEYS = {"activation": "env:MAK", "setup": "gvlk", "edition": "Enterprise"}


def for_wds(**tables: object) -> Rendering:
    secrets = {"MAK": TEST_MAK, "PW": CANARY_PASSWORD}
    made = {"target": "wds", "windows": "10-22h2", "product_key": KEYS, **tables}
    return rendered(secrets, **made)


def batch(**tables: object) -> list[str]:
    (data,) = (each.data for each in for_wds(**tables).artifacts if each.name == "wds-commands.cmd")
    return batch_lines(data)


def script(**tables: object) -> str:
    return text_of(for_wds(**tables), "wds-commands.ps1").removeprefix("\ufeff")


def test_two_answer_files_come_with_the_commands_that_attach_them() -> None:
    assert names(for_wds()) == [
        CLIENT,
        IMAGE,
        "wds-commands.cmd",
        "wds-commands.ps1",
        "manifest.json",
    ]


def test_the_client_file_has_windows_pe_and_the_image_file_everything_else() -> None:
    rendering = for_wds(
        computer={"name": "PC-1"},
        uac={"enabled": True},
        oobe={"hide_eula": True},
        settings={"generalize/Microsoft-Windows-PnpSysprep/PersistAllDeviceInstalls": True},
    )
    passes = {
        name: {settings.get("pass") for settings in answer_file.passes()}
        for name, answer_file in rendering.answer_files.items()
    }
    assert passes == {
        CLIENT: {Pass.WINDOWS_PE},
        IMAGE: {Pass.OFFLINE_SERVICING, Pass.GENERALIZE, Pass.SPECIALIZE, Pass.OOBE_SYSTEM},
    }


def test_the_mak_is_in_the_file_of_the_image_and_in_no_other() -> None:
    rendering = for_wds(wds=ROOM)
    assert [each.name for each in rendering.artifacts if TEST_MAK.encode() in each.data] == [IMAGE]
    assert values_of(rendering, IMAGE)[ACTIVATION] == TEST_MAK
    assert {each.name: (each.holds_secret, each.last_fives) for each in rendering.artifacts} == {
        CLIENT: (False, ("2YT43",)),
        IMAGE: (True, ("Q4JK2",)),
        "wds-commands.cmd": (False, ()),
        "wds-commands.ps1": (False, ()),
        "manifest.json": (False, ()),
    }


def test_a_published_key_is_accepted_in_the_file_of_the_client() -> None:
    client = values_of(for_wds(), CLIENT)
    assert client[f"{SETUP}/UserData/ProductKey/Key"] == GVLK_ENTERPRISE


@pytest.mark.parametrize(
    "tables",
    [
        {"product_key": {"activation": "env:MAK", "setup": "env:MAK"}},
        {"settings": {f"{SETUP}/UserData/ProductKey/Key": "env:MAK"}},
    ],
)
def test_a_secret_key_for_windows_pe_is_rejected(tables: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        for_wds(**tables)
    assert caught.value.message == (
        f"{CLIENT} would contain a secret product key, and anyone can read this file"
    )


def test_the_client_chooses_an_image_of_the_server_and_none_of_a_medium() -> None:
    client = values_of(
        for_wds(wds=ROOM, disk={"layout": "uefi"}, image={"name": "Windows 10 Enterprise"}), CLIENT
    )
    selection = f"{SETUP}/WindowsDeploymentServices/ImageSelection"
    assert client[f"{selection}/InstallImage/ImageName"] == "Windows 10 Pro"
    assert client[f"{selection}/InstallTo/PartitionID"] == "3"
    assert not any("/ImageInstall/" in path for path in client)


def test_a_password_for_the_log_on_makes_the_client_file_secret() -> None:
    rendering = for_wds(wds={"account": "joiner", "password": "env:PW"})
    client = values_of(rendering, CLIENT)
    login = f"{SETUP}/WindowsDeploymentServices/Login/Credentials"
    assert client[f"{login}/Password"] == CANARY_PASSWORD
    assert rendering.artifacts[0].holds_secret


@pytest.mark.parametrize(
    ("wds", "windows"),
    [(None, "10-22h2"), ({}, "10-22h2"), ({"boot_windows": "server-2022"}, "server-2022")],
)
def test_the_client_file_is_read_by_the_boot_image(
    wds: dict[str, object] | None, windows: str
) -> None:
    assert for_wds(wds=wds).read_by == {CLIENT: windows, IMAGE: "10-22h2"}


@pytest.mark.parametrize(("architecture", "called"), [("amd64", "x64"), ("x86", "x86")])
def test_both_scripts_have_the_architecture_as_wdsutil_calls_it(
    architecture: str, called: str
) -> None:
    assert f'set "ARCHITECTURE={called}"' in batch(architecture=architecture)
    assert f"$Architecture = '{called}'\r\n" in script(architecture=architecture)


def test_the_batch_file_attaches_by_wdsutil() -> None:
    commands = [line.strip() for line in batch(wds=ROOM) if "wdsutil" in line]
    assert commands == [
        'wdsutil /Set-Device /Device:%DEVICE% /WdsClientUnattend:"%CLIENT_FILE%" || goto failed',
        (
            "wdsutil /Set-Server /WdsUnattend /Policy:Enabled /CommandlinePrecedence:No"
            ' /File:"%CLIENT_FILE%" /Architecture:%ARCHITECTURE% || goto failed'
        ),
        (
            "wdsutil /Set-Server /AutoAddSettings /Architecture:%ARCHITECTURE%"
            ' /WdsClientUnattend:"%CLIENT_FILE%" || goto failed'
        ),
        (
            'wdsutil /Set-Image %CHOSEN% /UnattendFile:"%~dp0ImageUnattend.xml"'
            " /OverwriteUnattend:Yes || goto failed"
        ),
    ]


def test_the_script_attaches_by_the_module_and_by_wdsutil() -> None:
    assert nodes(script(wds=ROOM), "command_name") == [
        "wdsutil.exe",
        "Join-Path",
        "Copy-Item",
        "Join-Path",
        "Set-WdsClient",
        "Invoke-WdsUtil",
        "Invoke-WdsUtil",
        "Join-Path",
        "Set-WdsInstallImage",
        "Get-ItemProperty",
        "Write-Output",
    ]


def test_names_are_quoted_for_each_language() -> None:
    odd = {"image": "Bob's 50% & more", "image_group": "$env:x", "image_file": "a.wim"}
    lines = batch(wds=odd)
    assert [line for line in lines if line.startswith("set IMAGE")] == [
        'set IMAGE="Bob\'s 50%% & more"',
        'set IMAGE_GROUP="$env:x"',
        'set IMAGE_FILE="a.wim"',
    ]
    assert nodes(script(wds=odd), "verbatim_string_characters")[1:4] == [
        "'Bob''s 50% & more'",
        "'$env:x'",
        "'a.wim'",
    ]


@pytest.mark.parametrize("name", ["Büro", 'the "big" room'])
def test_names_that_a_batch_file_cannot_represent_are_left_to_the_other_script(name: str) -> None:
    odd = {"image": "Windows 10 Pro", "image_group": name}
    assert [line for line in batch(wds=odd) if line.startswith("set IMAGE")] == [
        'set IMAGE=""',
        'set IMAGE_GROUP=""',
        'set IMAGE_FILE=""',
    ]
    assert f"'{name}'" in script(wds=odd)


def test_an_unnamed_image_has_to_be_filled_in() -> None:
    assert 'set IMAGE=""' in batch()
    assert "$Image = ''\r\n" in script()


@pytest.mark.parametrize(("hands_free", "value"), [(True, "1"), (False, "0")])
def test_the_switch_has_the_value_of_the_spec(hands_free: object, value: str) -> None:
    key = r"HKLM\SYSTEM\CurrentControlSet\Services\WdsServer\Providers\WdsImgSrv\Unattend"
    wds = {**ROOM, "hands_free": hands_free}
    assert (
        f'reg add "{key}" /v AllowHandsFreeFunctionality /t REG_DWORD /d {value} /f || goto failed'
    ) in batch(wds=wds)
    assert (
        f"Set-ItemProperty -Path $switchKey -Name AllowHandsFreeFunctionality -Value {value}"
        " -Type DWord\r\n"
    ) in script(wds=wds)


def test_a_switch_that_is_not_set_is_unchanged() -> None:
    assert [line for line in batch(wds=ROOM) if "reg add" in line] == []
    assert "Set-ItemProperty" not in script(wds=ROOM)


@pytest.mark.parametrize("wds", [{}, {"hands_free": True}])
def test_both_scripts_warn_about_the_switch(wds: dict[str, object]) -> None:
    rendering = for_wds(wds=wds)
    texts = [text_of(rendering, f"wds-commands.{kind}") for kind in ("cmd", "ps1")]
    assert all("CVE-2026-0386" in text and "not secure" in text for text in texts)

from __future__ import annotations

import pytest

from unattend_gen.core.registry_entry import RegistryEntry
from unattend_gen.importer.embedded.effects import (
    effect_of,
    effect_of_script,
    is_idle,
    key_of,
    removed_apps,
    switched,
)
from unattend_gen.importer.embedded.program import Step, When
from unattend_gen.tables.mapping.additions import Stage
from unattend_gen.tables.switches.effects import Line, Template, Write

NOTHING: dict[str, list[str]] = {"packages": [], "capabilities": [], "features": []}
HIVE = r"HKU\DefaultUser"
OOBE = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\OOBE"
STICKY = r"Control Panel\Accessibility\StickyKeys"


def a_step(when: When = When.SPECIALIZE, hive: str | None = None) -> Step:
    return Step(when, "powershell", "", hive=hive)


def test_a_value_is_spelled_as_the_switch_spells_it() -> None:
    key = r"HKLM\software\policies\microsoft\DSH"
    statement = f"reg.exe add {key} /v ALLOWnewsandinterests /t REG_DWORD /d 0 /f"

    assert effect_of(statement, a_step()) == Write(
        Stage.SPECIALIZE,
        RegistryEntry(
            r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Dsh",
            "AllowNewsAndInterests",
            "dword:00000000",
        ),
    )


@pytest.mark.parametrize("hive", [HIVE, r"HKU\new"])
def test_a_value_for_new_users_is_below_the_usual_hive(hive: str) -> None:
    statement = f'reg.exe add "{hive}\\{STICKY}" /v Flags /t REG_SZ /d 10 /f'

    assert effect_of(statement, a_step(hive=hive)) == Write(
        Stage.DEFAULT_USER,
        RegistryEntry(rf"HKEY_USERS\DefaultUser\{STICKY}", "Flags", '"10"'),
    )


def test_a_value_of_the_logon_screen_is_set_in_the_specialize_pass() -> None:
    statement = rf'reg.exe add "HKU\.DEFAULT\{STICKY}" /v Flags /t REG_SZ /d 10 /f'
    expected = Write(
        Stage.SPECIALIZE, RegistryEntry(rf"HKEY_USERS\.DEFAULT\{STICKY}", "Flags", '"10"')
    )

    assert effect_of(statement, a_step()) == expected
    assert effect_of(statement, a_step(hive=HIVE)) == expected


@pytest.mark.parametrize(
    ("root", "when", "hive"),
    [
        ("HKCU", When.SPECIALIZE, None),
        ("HKLM", When.EACH_USER, None),
        ("HKLM", When.SPECIALIZE, HIVE),
    ],
)
def test_a_value_at_another_moment_is_no_effect(root: str, when: When, hive: str | None) -> None:
    statement = rf"reg.exe add {root}\A /v x /t REG_DWORD /d 1 /f"

    assert effect_of(statement, a_step(when, hive)) is None


def test_a_command_is_the_line_of_a_switch() -> None:
    statement = "Set-ExecutionPolicy -Scope 'LocalMachine' -ExecutionPolicy 'RemoteSigned' -Force"

    assert effect_of(statement, a_step()) == Line(
        "specialize",
        "Set-ExecutionPolicy -Scope LocalMachine -ExecutionPolicy RemoteSigned -Force",
    )
    assert effect_of(statement, a_step(When.FIRST_LOGON)) is None


def test_bytes_are_compared() -> None:
    statement = (
        r"Set-ItemProperty -Path 'HKCU:\A' -Name 'x' -Type 'Binary' "
        "-Value $( [convert]::FromBase64String('AQI=') )"
    )

    assert effect_of(statement, a_step(When.EACH_USER)) == Write(
        Stage.EACH_USER, RegistryEntry(r"HKEY_CURRENT_USER\A", "x", "hex:01,02")
    )


def test_a_script_that_lets_users_remove_edge_is_known() -> None:
    text = (
        "$p = 'C:\\Windows\\System32\\IntegratedServicesRegionPolicySet.json';"
        "$o = Get-Content $p | ConvertFrom-Json; $o.policies | ForEach-Object -Process {"
        "if( $_.guid -eq '{1bca278a-5d11-4acf-ad2f-f9ab6d7f93a6}' ) {"
        "$_.defaultState = 'enabled'; }}; $o | ConvertTo-Json -Depth 9 | Out-File $p;"
    )

    assert effect_of_script(text, a_step()) == Template(Stage.SPECIALIZE, "edge-removable")
    assert effect_of_script(text + "#" * 700, a_step()) is None
    assert effect_of_script(text, a_step(When.FIRST_LOGON)) is None


def test_a_new_key_is_idle() -> None:
    assert is_idle(r"New-Item -Path 'Registry::HKCU\A' -Force")
    assert not is_idle(r"New-Item -Path 'C:\A' -Value 'x'")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("net.exe accounts /maxpwage:UNLIMITED", ("accounts", "password_days", "never")),
        ("net.exe accounts /maxpwage:90", None),
        (
            f"reg.exe add {OOBE} /v BypassNRO /t REG_DWORD /d 1 /f",
            ("oobe", "without_network", True),
        ),
    ],
)
def test_keys_of_other_tables(statement: str, expected: tuple[str, str, object] | None) -> None:
    assert key_of(statement, a_step()) == expected
    assert key_of(statement, a_step(When.FIRST_LOGON)) is None


def test_what_switches_explain_is_returned_with_their_tables() -> None:
    keys = [rf"HKEY_USERS\DefaultUser\{STICKY}", rf"HKEY_USERS\.DEFAULT\{STICKY}"]
    writes = frozenset(
        Write(stage, RegistryEntry(key, "Flags", '"10"'))
        for stage, key in zip((Stage.DEFAULT_USER, Stage.SPECIALIZE), keys, strict=True)
    )
    other = Write(Stage.SPECIALIZE, RegistryEntry(r"HKEY_LOCAL_MACHINE\A", "x", '"y"'))

    tables, explained = switched(writes | {other})

    assert tables == {"accessibility": {"sticky_keys": False}}
    assert explained == writes


@pytest.mark.parametrize(
    ("statement", "data"),
    [
        (r"Remove-ItemProperty -LiteralPath 'Registry::HKLM\A' -Name 'x' -Force", "-"),
        (r'reg.exe delete "HKEY_LOCAL_MACHINE\A" /v x /f', "-"),
        (r"Remove-Item -LiteralPath 'Registry::HKLM\A' -ErrorAction 'SilentlyContinue'", "[-]"),
        (r'reg.exe delete "HKLM\A" /f', "[-]"),
        (r'reg.exe add "HKLM\A" /f', "[]"),
    ],
)
def test_deleted_and_empty_keys_are_effects(statement: str, data: str) -> None:
    name = "x" if data == "-" else None

    assert effect_of(statement, a_step()) == Write(
        Stage.SPECIALIZE, RegistryEntry(r"HKEY_LOCAL_MACHINE\A", name, data)
    )


@pytest.mark.parametrize(
    "statement", [r"Remove-Item -Path 'Registry::X\A'", 'reg.exe add "HKLM" /f']
)
def test_an_unknown_hive_is_no_effect(statement: str) -> None:
    assert effect_of(statement, a_step()) is None


def test_the_files_of_an_app_are_removed_in_any_order() -> None:
    statement = (
        r"Remove-Item -LiteralPath 'C:\Users\Default\AppData\Roaming\Microsoft\Windows\Start "
        r"Menu\Programs\OneDrive.lnk', 'C:\Windows\System32\OneDriveSetup.exe', "
        r"'C:\Windows\SysWOW64\OneDriveSetup.exe' -ErrorAction 'Continue';"
    )
    run = Write(
        Stage.DEFAULT_USER,
        RegistryEntry(
            r"HKEY_USERS\DefaultUser\Software\Microsoft\Windows\CurrentVersion\Run",
            "OneDriveSetup",
            "-",
        ),
    )
    effect = effect_of(statement, a_step())
    assert effect is not None

    keys, used = removed_apps(NOTHING, frozenset((effect, run)))

    assert keys == {"remove": ["OneDrive"]}
    assert used == {effect, run}

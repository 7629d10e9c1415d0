from __future__ import annotations

import pytest

from tests.carried_files import EXTRACT, FOLDER, LOAD, UNLOAD
from unattend_gen.importer.embedded.command_lines import (
    command_of_each_user,
    extracts_files,
    loaded_hive,
    path_run,
    unloads_hive,
)
from unattend_gen.importer.embedded.registry_values import RegistryWrite

A = rf"{FOLDER}\A.ps1"
INVOKED = "Get-Content -LiteralPath"
RUN_ONCE = r"HKU\DefaultUser\Software\Microsoft\Windows\CurrentVersion\RunOnce"


def test_the_extractor_and_the_hive_are_recognised() -> None:
    assert extracts_files(EXTRACT)
    assert not extracts_files(LOAD)
    assert loaded_hive(LOAD) == r"HKU\DefaultUser"
    assert loaded_hive(r'reg.exe load "HKU\x" "D:\NTUSER.DAT"') is None
    assert unloads_hive(UNLOAD)
    assert not unloads_hive(LOAD)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (f'powershell.exe -NoProfile -ExecutionPolicy Bypass -File "{A}"', A),
        (
            f"powershell.exe -NoProfile -Command \"{INVOKED} '{A}' -Raw | Invoke-Expression;\"",
            A,
        ),
        (f"Get-Content -LiteralPath '{A}' -Raw | Invoke-Expression;", A),
        (f"& '{A}';", A),
        (r'reg.exe import "C:\a.reg"', r"C:\a.reg"),
        (r'cmd.exe /c "reg.exe import "C:\a.reg" >>"C:\a.log" 2>&1"', r"C:\a.reg"),
        (r'cmd.exe /c "C:\a.cmd >>"C:\a.log" 2>&1"', r"C:\a.cmd"),
        (r'cscript.exe //E:vbscript "C:\a.vbs" //Nologo', r"C:\a.vbs"),
        (r"C:\a.cmd;", r"C:\a.cmd"),
    ],
)
def test_a_command_runs_a_file(line: str, path: str) -> None:
    assert path_run(line) == path


@pytest.mark.parametrize(
    "line",
    [
        f"& '{A}'; Stop-Computer",
        f"& '{A}' -Force",
        'cmd.exe /c "del C:\\a.cmd"',
        "powershell.exe -Command \"Get-Content 'C:\\a.ps1'\"",
        f"$bytes = Get-Content -LiteralPath '{A}' -Raw | Invoke-Expression;",
    ],
)
def test_a_command_that_does_more_runs_no_file(line: str) -> None:
    assert path_run(line) is None


def test_a_value_of_run_once_is_a_command_of_each_user() -> None:
    write = RegistryWrite(RUN_ONCE, "x", "text", rf"powershell.exe -File \"{A}\"")

    assert command_of_each_user(write) == f'powershell.exe -File "{A}"'
    assert command_of_each_user(RegistryWrite(RUN_ONCE[:-4], "x", "text", "y")) is None
    assert command_of_each_user(RegistryWrite(RUN_ONCE, "x", "number", "1")) is None

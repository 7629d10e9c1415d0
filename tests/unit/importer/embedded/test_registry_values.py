from __future__ import annotations

import pytest

from unattend_gen.importer.embedded.registry_values import (
    RegistryWrite,
    written_by_command,
    written_by_file,
    written_by_statement,
)

ADVANCED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced"
BELOW = ADVANCED.partition("\\")[2]
PROVIDER = r"Microsoft.PowerShell.Core\Registry::HKEY_CURRENT_USER"
NAMED = "-Name 'LaunchTo' -Value 1"
LAUNCH_TO = RegistryWrite(ADVANCED, "LaunchTo", "number", "1")


@pytest.mark.parametrize(
    "statement",
    [
        rf'reg.exe add "{ADVANCED}" /v LaunchTo /t REG_DWORD /d 1 /f',
        rf'reg add "{ADVANCED}" /f /d 0x1 /t reg_dword /v "LaunchTo"',
        rf"Set-ItemProperty -LiteralPath 'Registry::{ADVANCED}' {NAMED} -Type 'DWord' -Force",
        rf"New-ItemProperty -Path 'HKCU:\{BELOW}' {NAMED} -PropertyType DWord -Force",
        rf'Set-ItemProperty -Path "{PROVIDER}\{BELOW}" {NAMED} -Type DWord',
    ],
)
def test_statements_in_all_usual_forms_write_the_same_value(statement: str) -> None:
    assert written_by_statement(statement) == LAUNCH_TO


def test_a_command_is_read_by_the_quotes_of_cmd() -> None:
    line = r'reg.exe add "HKLM\SOFTWARE\A" /v "b c" /t REG_SZ /d "say \"hi\"" /f'

    assert written_by_command(line) == RegistryWrite(r"HKLM\SOFTWARE\A", "b c", "text", 'say "hi"')


@pytest.mark.parametrize(
    ("statement", "name", "value"),
    [
        (r'reg.exe add "HKLM\SOFTWARE\A" /ve /f', None, ""),
        (r"reg.exe add HKLM\SOFTWARE\A /ve /t REG_SZ /d x /f", None, "x"),
        (
            r"Set-ItemProperty -Path 'HKLM:\SOFTWARE\A' -Name '(Default)' -Type String -Value x",
            None,
            "x",
        ),
    ],
)
def test_the_default_value_has_no_name(statement: str, name: str | None, value: str) -> None:
    assert written_by_statement(statement) == RegistryWrite(r"HKLM\SOFTWARE\A", name, "text", value)


@pytest.mark.parametrize(
    "statement",
    [
        r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_DWORD /d 1",
        r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_BINARY /d 01 /f",
        r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_DWORD /d many /f",
        r"reg.exe add HKLM\SOFTWARE\A /f",
        r"reg.exe add \\server\HKLM\SOFTWARE\A /v x /d 1 /f",
        r"reg.exe add HKLM\SOFTWARE\A /v x /d 1 /f /reg:32",
        r"reg.exe delete HKLM\SOFTWARE\A /v x /f",
        r"Set-ItemProperty -Path 'HKLM:\SOFTWARE\A' -Name 'x' -Value $y -Type 'DWord'",
        r"Set-ItemProperty -Path 'HKLM:\SOFTWARE\A' -Name 'x' -Value 1",
        r"Set-ItemProperty -Path 'C:\A' -Name 'x' -Value 1 -Type 'DWord'",
        "",
    ],
)
def test_other_statements_write_no_known_value(statement: str) -> None:
    assert written_by_statement(statement) is None


def test_a_reg_file_writes_several_values() -> None:
    text = (
        "Windows Registry Editor Version 5.00\n\n"
        '[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\n"x"=dword:0000000a\n; remark\n@="C:\\\\b"\n'
    )

    assert written_by_file(text) == (
        RegistryWrite(r"HKLM\SOFTWARE\A", "x", "number", "10"),
        RegistryWrite(r"HKLM\SOFTWARE\A", None, "text", r"C:\b"),
    )


@pytest.mark.parametrize("line", ['"x"=hex:01', '"x"=-', "[-HKEY_LOCAL_MACHINE\\A]", "x"])
def test_a_reg_file_that_does_more_is_not_understood(line: str) -> None:
    text = f"Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\A]\n{line}\n"

    assert written_by_file(text) is None

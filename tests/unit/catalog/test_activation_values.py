"""The registry values of activation."""

from __future__ import annotations

from unattend_gen.catalog.activation_values import (
    MANUAL,
    PLATFORM_OF_VISTA,
    activation_key,
    reg_add,
    reg_delete,
)

KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform\Activation"


def test_the_key_is_spelt_as_windows_spells_it() -> None:
    assert activation_key() == KEY
    assert activation_key(PLATFORM_OF_VISTA, "HKEY_LOCAL_MACHINE") == (
        r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SL\Activation"
    )


def test_a_command_line_writes_the_value() -> None:
    assert reg_add(MANUAL, 1) == f'reg add "{KEY}" /v Manual /t REG_DWORD /d 1 /f'


def test_a_command_line_takes_it_away() -> None:
    assert reg_delete(MANUAL) == f'reg delete "{KEY}" /v Manual /f'

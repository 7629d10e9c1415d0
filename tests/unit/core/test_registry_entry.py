from __future__ import annotations

import pytest

from unattend_gen.core.registry_entry import (
    DELETE_KEY,
    DELETED,
    EMPTY_KEY,
    RegistryEntry,
    by_key,
    reg_data,
    registry_entries,
)

TEXT = r"""Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\SOFTWARE\Contoso]
@="C:\\Temp"
"The \"name\""=dword:0000000a
"bytes"=hex:01,02,\
  03
"gone"=-

; a comment
[-HKEY_CURRENT_USER\Software\Contoso]
"""


@pytest.mark.parametrize(
    ("type_", "data", "text"),
    [
        ("dword", 10, "dword:0000000a"),
        ("qword", 1, "hex(b):01,00,00,00,00,00,00,00"),
        ("sz", 'a\\b"c"', '"a\\\\b\\"c\\""'),
        ("expand-sz", "%a", "hex(2):25,00,61,00,00,00"),
        ("multi-sz", ["a", "b"], "hex(7):61,00,00,00,62,00,00,00,00,00"),
        ("multi-sz", [], "hex(7):00,00"),
        ("binary", "00ff", "hex:00,ff"),
        ("dword", None, DELETED),
        ("delete-key", None, DELETE_KEY),
    ],
)
def test_each_type_has_its_own_form(type_: str, data: int | str | list[str], text: str) -> None:
    assert reg_data(type_, data) == text


def test_a_type_takes_its_own_data_only() -> None:
    with pytest.raises(ValueError, match="the registry type dword does not take such data"):
        reg_data("dword", "1")


def test_a_file_is_read_back_entry_by_entry() -> None:
    machine = r"HKEY_LOCAL_MACHINE\SOFTWARE\Contoso"

    assert [*registry_entries(TEXT)] == [
        RegistryEntry(machine, None, '"C:\\\\Temp"'),
        RegistryEntry(machine, 'The "name"', "dword:0000000a"),
        RegistryEntry(machine, "bytes", "hex:01,02,03"),
        RegistryEntry(machine, "gone", DELETED),
        RegistryEntry(r"HKEY_CURRENT_USER\Software\Contoso", None, DELETE_KEY),
    ]


def test_a_key_without_values_is_an_entry_too() -> None:
    assert [*registry_entries("[a]\n\n[b]\n@=-\n[c]\n")] == [
        RegistryEntry("a", None, EMPTY_KEY),
        RegistryEntry("b", None, DELETED),
        RegistryEntry("c", None, EMPTY_KEY),
    ]


def test_entries_are_grouped_by_their_key_each_once() -> None:
    one, two = RegistryEntry("a", "x", "1"), RegistryEntry("b", "x", "1")

    assert by_key([one, two, one]) == {"a": [one], "b": [two]}

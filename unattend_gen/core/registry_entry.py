r"""One line of a .reg file: a value with its data, a deleted value or a deleted key.

Source:
    Vendor page on .reg files: a key is in brackets, with a hyphen before it to delete it; a value
    is a text in quotes, `dword:` with eight hexadecimal digits, or `hex(N):` with bytes, where N is
    the number of the type; a hyphen deletes a value. Vendor reference of registry value types: 2
    is expandable text, 7 several texts, 11 a number of 64 bits; texts are UTF-16 and end in zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.quoting import reg_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DELETED: Final = "-"
"""The data of a value that is deleted."""

DELETE_KEY: Final = "[-]"
"""The data of an entry that deletes its key."""

EMPTY_KEY: Final = "[]"
"""The data of an entry that makes its key."""

RegistryData: TypeAlias = int | str | list[str] | None

_PREFIXES: Final = {"expand-sz": "hex(2):", "multi-sz": "hex(7):", "qword": "hex(b):"}
_OF_KEYS: Final = {"delete-key": DELETE_KEY, "key": EMPTY_KEY}
_QWORD_BYTES: Final = 8
_KEY: Final = re.compile(r"\[(-?)(.+)\]")
_VALUE: Final = re.compile(r'(?:@|"((?:[^"\\]|\\.)*)")\s*=\s*(.*)')


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """A value of a key.

    Attributes:
        key: with the long name of its hive.
        name: None for the default value.
        data: as a .reg file has it, or one of the constants of this module.
    """

    key: str
    name: str | None
    data: str


def reg_data(type_: str, data: RegistryData) -> str:
    r"""Return data as a .reg file has it.

    Args:
        type_: as `reg add` names it, in lower case without `REG_`.
        data: a number, a text, bytes as hexadecimal digits, or a list of texts; None to delete.

    Raises:
        ValueError: a text has a control character, or the type does not take such data.

    Example:
        >>> reg_data("dword", 10), reg_data("sz", "a\\b"), reg_data("binary", "0aff")
        ('dword:0000000a', '"a\\\\b"', 'hex:0a,ff')
    """
    if type_ in _OF_KEYS:
        return _OF_KEYS[type_]
    if data is None:
        return DELETED
    match type_, data:
        case "dword", int(number):
            return f"dword:{number:08x}"
        case "sz", str(text):
            return reg_text(text)
        case _:
            return _PREFIXES.get(type_, "hex:") + _bytes(type_, data).hex(",")


def _bytes(type_: str, data: int | str | list[str]) -> bytes:
    match type_, data:
        case "qword", int(number):
            return number.to_bytes(_QWORD_BYTES, "little")
        case "expand-sz", str(text):
            return f"{text}\0".encode("utf-16-le")
        case "multi-sz", list(texts):
            joined = "".join(f"{text}\0" for text in texts)
            return f"{joined}\0".encode("utf-16-le")
        case "binary", str(digits):
            return bytes.fromhex(digits)
        case _:
            message = f"the registry type {type_} does not take such data"
            raise ValueError(message)


def registry_entries(text: str) -> Iterator[RegistryEntry]:
    """Yield the entries of a .reg file, in the order of the file; other lines are skipped."""
    key, is_empty = "", False
    for line in re.sub(r"\\\n\s*", "", text.replace("\r\n", "\n")).split("\n"):
        header, value = _KEY.fullmatch(line.strip()), _VALUE.fullmatch(line.strip())
        if value and key:
            name = None if value[1] is None else re.sub(r"\\(.)", r"\1", value[1])
            yield RegistryEntry(key, name, value[2])
            is_empty = False
        if header:
            if is_empty:
                yield RegistryEntry(key, None, EMPTY_KEY)
            key, is_empty = header[2], not header[1]
            if header[1]:
                yield RegistryEntry(key, None, DELETE_KEY)
    if is_empty:
        yield RegistryEntry(key, None, EMPTY_KEY)


def by_key(entries: Iterable[RegistryEntry]) -> dict[str, list[RegistryEntry]]:
    """Return each entry once, below its key in the order in which the keys occur first."""
    found: dict[str, list[RegistryEntry]] = {}
    for entry in dict.fromkeys(entries):
        found.setdefault(entry.key, []).append(entry)
    return found

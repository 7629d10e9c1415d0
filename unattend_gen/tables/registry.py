r"""`[[registry]]`: single values, set or deleted, for the machine or for each new user.

Source:
    `core/registry_entry.py` names the page on .reg files.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from unattend_gen.core.registry_entry import (
    DELETE_KEY,
    DELETED,
    RegistryEntry,
    reg_data,
    registry_entries,
)
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, rejected, text

_KEY: Final = r"(HKLM|HKCU)(\\[^\\\[\]\x00-\x1f\x7f-\x9f\u2028\u2029]+)+"
_LINE: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*")
_MOST: Final = 0xFFFF_FFFF_FFFF_FFFF
_MOST_DWORD: Final = 0xFFFF_FFFF
_EXPECTED: Final[dict[str, str]] = {
    "dword": "a whole number of 32 bits",
    "qword": "a whole number of 64 bits",
    "sz": "a text in quotes",
    "expand-sz": "a text in quotes",
    "multi-sz": 'a list of texts, such as ["a", "b"]',
    "binary": 'bytes in hexadecimal digits, such as "0a ff"',
}
_DELETIONS: Final = {DELETED: "value", DELETE_KEY: "key"}
_SCRIPT: Final = "registry"
_HIVES: Final = {
    "HKLM": (Stage.SPECIALIZE, "HKEY_LOCAL_MACHINE"),
    "HKCU": (Stage.EACH_USER, "HKEY_CURRENT_USER"),
}
"""When the values of a hive are set, and the name of the hive in a .reg file."""


def _key(value: object) -> str:
    key = text(value)
    if re.fullmatch(_KEY, key):
        return key
    message = "should be a key below HKLM or HKCU"
    raise InputError(message, advice=r"write it as 'HKCU\Software\Contoso', without brackets")


def _name(value: object) -> str:
    return _line(text(value))


def _value(value: object) -> int | str | tuple[str, ...]:
    match value:
        case bool():
            pass
        case int() if 0 <= value <= _MOST:
            return value
        case str():
            return _line(value)
        case list() | tuple() if all(isinstance(each, str) and each for each in value):
            return tuple(map(_line, value))
        case _:
            pass
    message = "should be a whole number of 64 bits, text, or a list of texts that are not empty"
    raise InputError(message, advice="write 1 or 0 for true or false")


def _line(text: str) -> str:
    if not _LINE.fullmatch(text):
        message = "contains a line end or a tab"
        raise InputError(
            message, advice="write such a value in a .reg file, and name it in scripts"
        )
    return text


Key: TypeAlias = Annotated[str, Parsed(_key, {"type": "string", "pattern": f"^{_KEY}$"})]
Name: TypeAlias = Annotated[str, Parsed(_name, {"type": "string", "minLength": 1})]
Value: TypeAlias = Annotated[
    int | str | tuple[str, ...],
    Parsed(
        _value,
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": _MOST},
                {"type": "string"},
                {"type": "array", "items": {"type": "string", "minLength": 1}},
            ]
        },
    ),
]
ValueType: TypeAlias = Literal["dword", "qword", "sz", "expand-sz", "multi-sz", "binary"]


class RegistryValue(Table):
    """One value, or one that is deleted. Those below HKCU are of each new user."""

    key: Key = Field(
        description=r"Key that begins with HKLM or HKCU, such as HKLM\SOFTWARE\Contoso."
    )
    name: Name | None = Field(default=None, description="Name; the default value without one.")
    type: ValueType | None = Field(
        default=None,
        description="Type; dword for a number, sz for text and multi-sz for a list without one.",
    )
    value: Value | None = Field(
        default=None,
        description="A number, a text, a list of texts, or for binary hexadecimal digits.",
    )
    delete: Literal["value", "key"] | None = Field(
        default=None,
        description="Delete the value, or the key with everything below it, instead of setting it.",
    )

    @model_validator(mode="after")
    def _require_data(self) -> Self:
        if self.delete is None:
            if self.value is None:
                message = "has neither a value nor delete"
                raise rejected(message, advice='add value, or delete = "value"')
            _require_type(self.usual_type, self.value)
        elif self.value is not None or self.type is not None:
            message = "has a value, although it is deleted"
            raise rejected(message, advice="remove value and type, or delete")
        elif self.delete == "key" and self.name is not None:
            message = "deletes the key, but names a value of it"
            raise rejected(message, advice='write delete = "value", or remove name')
        return self

    @property
    def usual_type(self) -> ValueType:
        """The type, by the value if it is not given."""
        return self.type or _type_of(self.value)


def _type_of(value: object) -> ValueType:
    if isinstance(value, int):
        return "dword"
    return "sz" if isinstance(value, str) else "multi-sz"


def _require_type(type_: ValueType, value: int | str | tuple[str, ...]) -> None:
    match type_, value:
        case "dword", int() if value <= _MOST_DWORD:
            return
        case ("qword", int()) | ("sz" | "expand-sz", str()) | ("multi-sz", tuple()):
            return
        case "binary", str() if re.fullmatch(r"(?>[0-9A-Fa-f]{2}[ ,]?)*+", value):
            return
    message = f"has a value that the type {type_} does not take"
    raise rejected(message, advice=f"write {_EXPECTED[type_]}")


class _RegFiles(SettingsMapping[tuple[RegistryValue, ...]]):
    """One .reg file for the machine and one for each new user, in the order of the spec."""

    def to_settings(self, table: tuple[RegistryValue, ...]) -> Iterator[Addition]:
        for hive, (stage, name) in _HIVES.items():
            entries = [_entry(value, name) for value in table if value.key.startswith(hive)]
            if entries:
                template = "scripts/registry.reg.j2"
                yield Script(stage, _SCRIPT, ".reg", template, {"entries": entries})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        found = [
            _found(entry)
            for script in view.scripts_named(_SCRIPT)
            for entry in registry_entries(script.text)
        ]
        if found:
            yield Candidate(found)


def _entry(value: RegistryValue, hive: str) -> dict[str, object]:
    """Return what the template writes: a key with one value, or a key that is deleted."""
    key = hive + value.key[len("HKLM") :]
    if value.delete == "key":
        return {"key": key, "is_deleted": True, "lines": []}
    data = DELETED if value.value is None else reg_data(value.usual_type, _plain(value))
    return {"key": key, "is_deleted": False, "lines": [{"name": value.name, "data": data}]}


def _plain(value: RegistryValue) -> int | str | list[str] | None:
    if isinstance(value.value, tuple):
        return [*value.value]
    is_binary = value.type == "binary" and isinstance(value.value, str)
    return re.sub("[ ,]", "", str(value.value)) if is_binary else value.value


def _found(entry: RegistryEntry) -> dict[str, object]:
    short = next((hive for hive, (_, long) in _HIVES.items() if entry.key.startswith(long)), "")
    _, _, rest = entry.key.partition("\\")
    named = {"key": f"{short}\\{rest}", "name": entry.name}
    if entry.data in _DELETIONS:
        return given({**named, "delete": _DELETIONS[entry.data]})
    type_, value = _read(entry.data)
    usual = None if type_ == _type_of(value) else type_
    return given({**named, "type": usual, "value": value})


def _read(data: str) -> tuple[ValueType | None, int | str | list[str] | None]:
    """Return type and value of data as `reg_data` writes it; None for other data."""
    if data.startswith('"'):
        return "sz", re.sub(r"\\(.)", r"\1", data[1:-1])
    prefix, _, digits = data.partition(":")
    if prefix not in _READERS:
        return None, None
    type_, read = _READERS[prefix]
    try:
        return type_, read(bytes.fromhex(digits.replace(",", "")))
    except ValueError:  # changed by hand
        return None, None


def _wide(data: bytes) -> str:
    return data.decode("utf-16-le").removesuffix("\0")


_READERS: Final[dict[str, tuple[ValueType, Callable[[bytes], int | str | list[str]]]]] = {
    "dword": ("dword", partial(int.from_bytes, byteorder="big")),
    "hex": ("binary", bytes.hex),
    "hex(b)": ("qword", partial(int.from_bytes, byteorder="little")),
    "hex(2)": ("expand-sz", _wide),
    "hex(7)": ("multi-sz", lambda data: _wide(data).split("\0")[:-1]),
}
"""Type and reader of data by its beginning in a .reg file."""

TABLE: Final = SpecTable("registry", RegistryValue, _RegFiles())

r"""`[[registry]]`: single values, for the machine or for each new user.

Source:
    Vendor page on .reg files: a key is in brackets, a value is a text in quotes or `dword:` with
    eight hexadecimal digits.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from unattend_gen.core.registry_entry import reg_data
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, text

_KEY: Final = r"(HKLM|HKCU)(\\[^\\\[\]\x00-\x1f\x7f-\x9f\u2028\u2029]+)+"
_LINE: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*")
_MOST: Final = 0xFFFF_FFFF
_SCRIPT: Final = "registry"
_HIVES: Final = {
    "HKLM": (Stage.SPECIALIZE, "HKEY_LOCAL_MACHINE"),
    "HKCU": (Stage.EACH_USER, "HKEY_CURRENT_USER"),
}
"""When the values of a hive are set, and the name of the hive in a .reg file."""

_QUOTED: Final = r'"((?:[^"\\]|\\.)*)"'
_ENTRY: Final = re.compile(
    rf"^\[(?P<key>.+)\]\n(?:@|{_QUOTED})=(?:dword:(?P<number>[0-9a-f]{{8}})|{_QUOTED})$",
    re.MULTILINE,
)
"""A key and its value, as the template writes them."""


def _key(value: object) -> str:
    key = text(value)
    if re.fullmatch(_KEY, key):
        return key
    message = "should be a key below HKLM or HKCU"
    raise InputError(message, advice=r"write it as 'HKCU\Software\Contoso', without brackets")


def _name(value: object) -> str:
    return _line(text(value))


def _value(value: object) -> int | str:
    match value:
        case bool():
            pass
        case int() if 0 <= value <= _MOST:
            return value
        case str():
            return _line(value)
        case _:
            pass
    message = "should be a whole number of 32 bits, or text"
    raise InputError(
        message, advice="write 1 or 0 for true or false; other kinds go into a .reg file"
    )


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
    int | str,
    Parsed(
        _value, {"anyOf": [{"type": "integer", "minimum": 0, "maximum": _MOST}, {"type": "string"}]}
    ),
]


class RegistryValue(Table):
    """One value. Values below HKCU are set for each new user, at the first logon."""

    key: Key = Field(
        description=r"Key that begins with HKLM or HKCU, such as HKLM\SOFTWARE\Contoso."
    )
    name: Name | None = Field(default=None, description="Name; the default value without one.")
    value: Value = Field(description="A number (REG_DWORD) or a text (REG_SZ).")


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
            _found(match)
            for script in view.scripts_named(_SCRIPT)
            for match in _ENTRY.finditer(script.text)
        ]
        if found:
            yield Candidate(found)


def _entry(value: RegistryValue, hive: str) -> dict[str, object]:
    """Return what the template writes: a key with one value."""
    data = reg_data("dword" if isinstance(value.value, int) else "sz", value.value)
    lines = [{"name": value.name, "data": data}]
    return {"key": hive + value.key[len("HKLM") :], "is_deleted": False, "lines": lines}


def _found(match: re.Match[str]) -> dict[str, object]:
    key, name, number, text = match.groups()
    short = next((hive for hive, (_, long) in _HIVES.items() if key.startswith(long)), "")
    value = int(number, 16) if number is not None else _unescaped(text)
    rest = key.partition("\\")[2]
    named = None if name is None else _unescaped(name)
    return given({"key": f"{short}\\{rest}", "name": named, "value": value})


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


TABLE: Final = SpecTable("registry", RegistryValue, _RegFiles())

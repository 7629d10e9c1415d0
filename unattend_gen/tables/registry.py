r"""`[[registry]]`: single values, for the machine or for each new user.

Source:
    Vendor page on .reg files: a key stands in brackets, a value is a text in quotes or
    `dword:` with eight hexadecimal digits.
"""

import re
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, Table, text

_KEY: Final = r"(HKLM|HKCU)(\\[^\\\[\]\x00-\x1f]+)+"
_LINE: Final = re.compile(r"[^\x00-\x1f\x7f]*")
_MOST: Final = 0xFFFF_FFFF


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
        message = "has a line end or a tab"
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
    """One value. Below HKCU it is set for each user who is new, at her first logon."""

    key: Key = Field(
        description=r"Key that begins with HKLM or HKCU, such as HKLM\SOFTWARE\Contoso."
    )
    name: Name | None = Field(default=None, description="Name; the default value without one.")
    value: Value = Field(description="A number (REG_DWORD) or a text (REG_SZ).")

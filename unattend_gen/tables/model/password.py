"""Passwords of accounts, which may be empty, and how often a user is logged on."""

from typing import Annotated, Final, Literal, TypeAlias, get_args

from unattend_gen.core.secret_source import SecretSource, parse_source
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.transforms import Transform
from unattend_gen.tables.mapping.view import as_number
from unattend_gen.tables.model.base import SOURCE_SCHEMA, Parsed, text

UNLIMITED: Final = "unlimited"
COUNT: Final = Transform(lambda value: None if value == UNLIMITED else str(value), as_number)


def _count(value: object) -> int | Literal["unlimited"]:
    if value == UNLIMITED:
        return UNLIMITED
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    message = "should be a number from 1, or unlimited"
    raise InputError(message, advice='write count = 1 or count = "unlimited"')


LogonCount: TypeAlias = Annotated[
    int | Literal["unlimited"],
    Parsed(_count, {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "unlimited"}]}),
]


def _password_source(value: object) -> SecretSource | Literal[""]:
    return "" if value == "" else parse_source(text(value))


def _logon_password(value: object) -> SecretSource | Literal["", False]:
    return False if value is False else _password_source(value)


_SOURCES: Final = get_args(SecretSource)
_PASSWORD_SCHEMA: Final = {"anyOf": [SOURCE_SCHEMA, {"const": ""}]}
Password: TypeAlias = Annotated[
    SecretSource | Literal[""], Parsed(_password_source, _PASSWORD_SCHEMA, _SOURCES)
]
"""The source of a password, or an empty text for an empty one."""

LogonPassword: TypeAlias = Annotated[
    SecretSource | Literal["", False],
    Parsed(_logon_password, {"anyOf": [SOURCE_SCHEMA, {"enum": ["", False]}]}, _SOURCES),
]
"""The same for automatic logon, which may also have no password at all."""

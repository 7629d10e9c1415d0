"""`[settings]`: any setting of the catalog, by its path."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias, assert_never, get_args

from pydantic import BeforeValidator, WithJsonSchema

from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.keys import published_key
from unattend_gen.catalog.known_setting import KnownSetting, known_setting
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.words import nearest
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import SecretSource, parse_source
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError, SecretSourceError
from unattend_gen.tables.mapping.additions import Addition, Assignment, PendingSecret
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.model.base import SOURCE_SCHEMA, Parsed, rejected


@dataclass(frozen=True, slots=True)
class PlainSetting:
    """A setting with its value as text."""

    path: SettingPath
    value: str


@dataclass(frozen=True, slots=True)
class SecretSetting:
    """A setting whose value is a secret, with its source."""

    path: SettingPath
    source: SecretSource
    kind: SecretKind


Setting: TypeAlias = PlainSetting | SecretSetting


_POSITION: Final = re.compile(r"\[\d+\]")


def parse_setting(pair: object) -> Setting:
    """Return the setting of a path with its value.

    Raises:
        InputError: the catalog does not have this setting, or the value is not one that it takes.
    """
    match pair:
        case (str(path), value):
            known = known_setting(parse_path(path), catalog())
            if isinstance(value, Mapping):
                return SecretSetting(known.path, secret_source(value), SecretKind.TOKEN)
            return _secret(known, value) if known.is_secret else plain_setting(known.path, value)
        case _:
            message = "should be a setting path with a value"
            raise InputError(message, advice='write "PASS/COMPONENT/ELEMENT" = "value"')


def secret_source(value: Mapping[object, object]) -> SecretSource:
    """Return the source in `{ secret = "env:NAME" }`, which can replace any text.

    Raises:
        InputError: the table has other keys.
    """
    match dict(value):
        case {"secret": str(source), **others} if not others:
            return parse_source(source)
        case _:
            message = "should be text, a whole number, true or false, or a table with secret"
            raise InputError(message, advice='write { secret = "env:NAME" } for a secret')


def parse_path(text: str) -> SettingPath:
    """Return a setting path.

    Raises:
        InputError: the path is malformed.
    """
    try:
        return SettingPath.parse(text)
    except ValueError as error:
        raise InputError(str(error), advice=_advice_on_path(text)) from None


def _advice_on_path(text: str) -> str:
    """Return advice on a malformed path."""
    first, _, elements = text.partition("/")
    near = nearest(first, Pass)
    if near is not None and near != first:
        return f"did you mean {near}?"
    component = catalog().component(first)
    if component is not None:
        named = component.settings.get(_POSITION.sub("", elements), component)
        return f"put a pass and a slash before it: {' or '.join(named.passes)}"
    return 'write it as "specialize/Microsoft-Windows-Shell-Setup/ComputerName"'


def plain_setting(path: SettingPath, value: object) -> PlainSetting:
    """Return a value of the file as the text of an element; booleans become lower case."""
    match value:
        case bool():
            return PlainSetting(path, str(value).lower())
        case str() | int():
            return PlainSetting(path, str(value))
        case _:
            message = "should be text, a whole number, or true or false"
            raise InputError(message, advice="write the value in quotes")


def _secret(known: KnownSetting, value: object) -> Setting:
    if value == "":
        return PlainSetting(known.path, "")
    written = value if isinstance(value, str) else ""
    is_key = known.setting.type is ValueType.PRODUCT_KEY
    key = published_key(written) if is_key else None
    if key:
        return PlainSetting(known.path, key)
    kind = SecretKind.PRODUCT_KEY if is_key else SecretKind.PASSWORD
    try:
        return SecretSetting(known.path, parse_source(written), kind)
    except SecretSourceError as error:
        message = "the value of this setting is a secret, and a secret must not be written here"
        raise InputError(message, advice=error.advice) from None


def as_pairs(value: object) -> object:
    """Return the entries of a table as pairs, as the model has them.

    Raises:
        PydanticCustomError: the value is not a table.
    """
    match value:
        case Mapping():
            return tuple(value.items())
        case tuple() | list():
            return value
        case _:
            message = "should be a table"
            raise rejected(message, advice="write paths and values below it")


SECRET_SCHEMA: Final[Mapping[str, object]] = {
    "type": "object",
    "patternProperties": {
        "^secret$": {**SOURCE_SCHEMA, "description": "Source of the secret, such as env:NAME."}
    },
    "required": ["secret"],
    "additionalProperties": False,
}
"""`{ secret = "env:NAME" }`."""

PATHS_SCHEMA: Final[dict[str, object]] = {
    "type": "object",
    "propertyNames": {"pattern": f"^({'|'.join(Pass)})/[^/]+/.+$"},
    "additionalProperties": {
        "anyOf": [{"type": ["string", "integer", "boolean"]}, SECRET_SCHEMA],
    },
}

Settings: TypeAlias = Annotated[
    tuple[Annotated[Setting, Parsed(parse_setting, {}, get_args(Setting))], ...],
    BeforeValidator(as_pairs),
    WithJsonSchema(
        {
            **PATHS_SCHEMA,
            "description": "Any setting of the catalog, by its path; overrides other tables.",
        }
    ),
]
"""A table in the file, a tuple in the model."""


class AsWritten(SettingsMapping[tuple[Setting, ...]]):
    """Each entry as it is written; a secret as its source returns it, never encoded."""

    def __init__(self, *, is_listed: bool) -> None:
        self._is_listed = is_listed

    def to_settings(self, table: tuple[Setting, ...]) -> Iterator[Addition]:
        """Yield each entry, in the order of the spec."""
        for setting in table:
            match setting:
                case PlainSetting(path, value):
                    yield Assignment(path, value, self._is_listed)
                case SecretSetting(path, source, kind):
                    yield PendingSecret(path, source, kind, is_listed=self._is_listed)
                case _:
                    assert_never(setting)


TABLE: Final = SpecTable("settings", (), AsWritten(is_listed=True), rank=8)
"""Its values win over those of all other tables."""

"""`[unlisted]`: settings that the catalog does not have, by their paths."""

from collections.abc import Mapping
from typing import Annotated, Final, TypeAlias, get_args

from pydantic import BeforeValidator, WithJsonSchema

from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.core.product_key import KeyPlaceholder, read_key_text
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Parsed
from unattend_gen.tables.settings import (
    PATHS_SCHEMA,
    AsWritten,
    SecretSetting,
    Setting,
    as_pairs,
    parse_path,
    parse_setting,
    plain_setting,
    secret_source,
)


def _entry(pair: object) -> Setting:
    match pair:
        case (str(text), value):
            path = parse_path(text)
            if isinstance(value, Mapping):
                return SecretSetting(path, secret_source(value), SecretKind.TOKEN)
            _require_unlisted(text, value)
            return plain_setting(path, value)
        case _:
            return parse_setting(pair)


def _require_unlisted(text: str, value: object) -> None:
    """Require an entry that `[settings]` would refuse, and whose value is not a typed-in secret.

    Raises:
        InputError: the entry belongs into `[settings]`, or its value into a secret source.
    """
    try:
        parse_setting((text, value))
    except InputError:
        if _is_typed_secret(parse_path(text), value):
            message = "the value of this setting is a secret, and a secret must not be written here"
            raise InputError(message, advice='write { secret = "env:NAME" }') from None
        return
    message = "the catalog has this setting"
    raise InputError(message, advice="write it below [settings]")


def _is_typed_secret(path: SettingPath, value: object) -> bool:
    """Return whether a text is in place of a secret; words may be in place of a product key."""
    component = catalog().resolve(path.component)
    fact = component.settings.get(path.catalog_path) if component else None
    if fact is None or not fact.sensitive or not value:
        return False
    is_key = fact.type is ValueType.PRODUCT_KEY
    return not (is_key and isinstance(read_key_text(str(value)), KeyPlaceholder))


Unlisted: TypeAlias = Annotated[
    tuple[Annotated[Setting, Parsed(_entry, {}, get_args(Setting))], ...],
    BeforeValidator(as_pairs),
    WithJsonSchema(
        {
            **PATHS_SCHEMA,
            "description": "Settings that the catalog does not have, by their paths.",
        }
    ),
]
"""Like `Settings`; each entry is written as it is."""

TABLE: Final = SpecTable("unlisted", (), AsWritten(is_listed=False), rank=9)

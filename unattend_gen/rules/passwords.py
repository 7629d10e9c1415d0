"""Secrets in settings, in clear text or encoded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.password import decode_password
from unattend_gen.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting

_CONVENTIONAL: Final = frozenset({"vagrant"})
"""Passwords that are the convention for test machines and therefore protect nothing."""


class Exposure(StrEnum):
    """How a secret is written.

    `MISCODED`: declared as encoded, but not in the encoding that Setup expects.
    `MISSTATED`: encoded, but declared as clear text.
    """

    CLEAR = "clear"
    ENCODED = "encoded"
    MISCODED = "miscoded"
    MISSTATED = "misstated"


@dataclass(frozen=True, slots=True)
class OpenSecret:
    """A secret in a setting; its text stays in the document."""

    setting: IndexedSetting
    exposure: Exposure
    is_conventional: bool


def is_conventional(text: str) -> bool:
    """Whether a password is a conventional one."""
    return text.strip().lower() in _CONVENTIONAL


def is_conventional_secret(password: Secret) -> bool:
    """Whether a password is a conventional one."""
    return any(password == Secret(word) for word in _CONVENTIONAL)


def open_secrets(index: Index) -> Iterator[OpenSecret]:
    """Yield each secret except product keys, markers, placeholders and empty values."""
    for setting in index.sensitive_settings:
        if setting.has_type(ValueType.PRODUCT_KEY):
            continue
        if setting.fact is not None and setting.fact.key_attribute:
            if setting.node.key_value:
                yield _clear(setting, setting.node.key_value)
        elif setting.is_open_value:
            yield _value(setting)


def _value(setting: IndexedSetting) -> OpenSecret:
    around = setting.parent
    flag = around.child("PlainText") if around is not None else None
    if around is None or flag is None or flag.value.lower() not in {"false", "true"}:
        return _clear(setting, setting.value)
    decoded = decode_password(setting.value, around.fact.name if around.fact else around.node.name)
    is_encoded = decoded is not None and decoded.has_suffix
    if flag.value.lower() == "true":
        misstated = OpenSecret(setting, Exposure.MISSTATED, is_conventional=False)
        return misstated if is_encoded else _clear(setting, setting.value)
    if decoded is None or not is_encoded:
        return OpenSecret(setting, Exposure.MISCODED, is_conventional=False)
    return OpenSecret(setting, Exposure.ENCODED, is_conventional_secret(decoded.password))


def _clear(setting: IndexedSetting, text: str) -> OpenSecret:
    return OpenSecret(setting, Exposure.CLEAR, is_conventional(text))

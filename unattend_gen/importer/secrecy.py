"""Which texts of an answer file are secrets or contain one, and the variables they move to.

The catalog says which settings are secret. For settings that it does not know, known ones in the
wrong place, and text in an element that should have other elements, names decide; commands and
other texts are searched for secrets.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.tree import is_marker
from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.keys import published, secret_keys
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.key_search import key_at
from unattend_gen.core.product_key import KeyPlaceholder, ProductKey, read_key_text
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.core.text_search import TextSearch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.importer.extracted import ExtractedElement, ExtractedSetting

_SECRET_NAME: Final = re.compile(
    r"(?:password|passphrase|passwd|secret|productkey|keymaterial|accountdata|token)$",
    re.IGNORECASE,
)
_SECRET_WORDS: Final = re.compile(
    r"(?:password|passphrase|passwd|\bpwd|secret|product ?key|serial|token)\d{0,3}[^\w\n]{0,20}"
    r"[:=>]\s*[^\s<]",
    re.IGNORECASE,
)
"""A word for a secret, followed by what may be one."""

_KEY_MATERIAL: Final = re.compile(
    r"keyMaterial(?:>|&(?:amp;)*gt;)\s*+(?!(?:<|&(?:amp;)*lt;)/(?:\w+:)?keyMaterial|\*SENSITIVE\*)\S"
)
"""The passphrase in a wireless profile, which may be carried as escaped text."""

_MIN_LENGTH: Final = 4
_MIN_COPY_LENGTH: Final = 6
"""Shorter secrets occur in other texts by chance."""

_KEY_PARENT: Final = "ProductKey"
"""In windowsPE, this element contains `Key`, but many files have the key directly in it."""

_VENDOR: Final = "/Microsoft-Windows-"
_VALUE: Final = re.compile(r"/Value$")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def classified(path: SettingPath, text: str, fact: Setting | None) -> str | Secret:
    """Return the text of a setting, as a Secret if it is one or contains one.

    A secret that a spec can name as `env:NAME` has the kind of its setting. Any other is a token,
    for `{ secret = "env:NAME" }`.
    """
    if not text:
        return text
    if is_marker(text):
        return Secret(text, SecretKind.TOKEN)
    if _is_secret_setting(path, fact):
        is_key = fact is not None and (
            fact.type is ValueType.PRODUCT_KEY or path.steps[-1].name == _KEY_PARENT
        )
        return _key(text) if is_key else Secret(text, SecretKind.PASSWORD)
    return Secret(text, SecretKind.TOKEN) if holds_secret(text) else text


def holds_secret(text: str) -> bool:
    """Return whether a text contains an unpublished key, a passphrase, or a command with one."""
    if next(secret_keys(text), None) is not None or _KEY_MATERIAL.search(text):
        return True
    for secret in command_secrets(text):
        key = key_at(text, secret.start, secret.end)
        if key is None or published(key) is None:
            return True
    return False


def is_safe_comment(comment: str, secrets: Iterable[Secret]) -> bool:
    """Return whether a comment contains nothing like a secret, and no secret of the file."""
    if holds_secret(comment) or _SECRET_WORDS.search(comment):
        return False
    return not any(_contains(comment, secret) for secret in secrets)


def with_copies_hidden(
    settings: Iterable[ExtractedSetting], elements: Iterable[ExtractedElement]
) -> tuple[tuple[ExtractedSetting, ...], tuple[ExtractedElement, ...]]:
    """Return both, with each text hidden that contains the secret of another setting.

    A password of letters alone is not searched for: `vagrant` is a name in other places.
    """
    given = tuple(settings)
    search = copies_of_secrets(given)
    found = tuple(
        replace(each, xml=Secret(each.xml, SecretKind.TOKEN))
        if isinstance(each.xml, str) and search.is_in(each.xml)
        else each
        for each in elements
    )
    return tuple(_hidden(each, search) for each in given), found


def copies_of_secrets(settings: Iterable[ExtractedSetting]) -> TextSearch:
    """Return the search for copies of the secrets of settings in other texts."""
    texts = (each.reveal() for each in secrets_of(settings))
    return TextSearch(
        text for text in texts if len(text) >= _MIN_COPY_LENGTH and not text.isalpha()
    )


def secrets_of(settings: Iterable[ExtractedSetting]) -> tuple[Secret, ...]:
    """Return the values that are secrets as a whole; of a command only a part is one."""
    return tuple(
        each.value
        for each in settings
        if isinstance(each.value, Secret) and each.value.kind is not SecretKind.TOKEN
    )


def _hidden(setting: ExtractedSetting, secrets: TextSearch) -> ExtractedSetting:
    value = setting.value
    if isinstance(value, Secret):
        return setting
    if secrets.is_in(value):
        return replace(setting, value=Secret(value, SecretKind.TOKEN))
    return setting


def _contains(text: str, secret: Secret) -> bool:
    part = secret.reveal()
    return len(part) >= _MIN_LENGTH and part in text


def _is_secret_setting(path: SettingPath, fact: Setting | None) -> bool:
    is_attribute = path.steps[-1].name == KEY_VALUE
    if fact is not None and (fact.sensitive or fact.takes_value):
        return fact.sensitive and (is_attribute or not fact.key_attribute)
    names = [step.name for step in path.steps if not step.name.startswith("@")]
    return any(map(_SECRET_NAME.search, names[-2:])) and names[-1] != "PlainText"


def _key(text: str) -> str | Secret:
    """Return a product key; published keys and words in place of a key are not secrets."""
    match read_key_text(text):
        case ProductKey() as key if published(key) is not None:
            return text
        case ProductKey() as key if _is_usable(key, text):
            return Secret(text, SecretKind.PRODUCT_KEY)
        case KeyPlaceholder():
            return text
        case _:
            return Secret(text, SecretKind.TOKEN)


def _is_usable(key: ProductKey, text: str) -> bool:
    """Return whether a source may return this key: valid, and in the spelling of the file."""
    return key.checksum_matches is not False and key.secret == Secret(text)


def was_deleted(secret: Secret) -> bool:
    """Return whether Setup has replaced a secret with its marker."""
    return is_marker(secret.reveal())


def variable_names(places: Iterable[str]) -> Mapping[str, str]:
    """Return the environment variable of each place; different places have different ones.

    A name is the pass, the component without its vendor and the elements, in upper case; `Value`,
    which every password has, is left out. The same places always get the same names.

    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for place in places:
        name = base = _name(place)
        number = 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name)
        names[place] = name
    return names


def _name(place: str) -> str:
    words = _WORD.findall(_VALUE.sub("", place.replace(_VENDOR, "/", 1)))
    name = "_".join(words).upper()
    return name if name[:1].isalpha() else f"SECRET_{name}"

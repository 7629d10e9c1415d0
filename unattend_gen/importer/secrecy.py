"""Which texts of an answer file are secrets, or hold one.

The catalog says which settings are secret. Where it is silent, in unknown settings and in the
right setting in a wrong place, names decide; in commands and other texts what they look like.
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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.importer.said import Said

_SECRET_NAME: Final = re.compile(
    r"(?:password|passphrase|passwd|secret|productkey|keymaterial|accountdata|token)$",
    re.IGNORECASE,
)
_SECRET_WORDS: Final = re.compile(
    r"(?:password|passphrase|passwd|\bpwd|secret|product ?key|serial|token)[^\w\n]{0,20}[:=>]"
    r"\s*[^\s<]",
    re.IGNORECASE,
)
"""A word for a secret, and behind it what may be one."""

_SHORTEST_SOUGHT: Final = 4
_SHORTEST_COPY: Final = 6
"""A shorter secret is found by chance in other texts."""


def judged(path: SettingPath, text: str, fact: Setting | None) -> str | Secret:
    """The text of a setting, as a Secret where it is one or holds one.

    A secret that a spec can name as `env:NAME` alone has the kind of its setting; any other is a
    token, for `{ secret = "env:NAME" }`.
    """
    if not text:
        return text
    if is_marker(text):
        return Secret(text, SecretKind.TOKEN)
    if _is_secret_setting(path, fact):
        is_key = fact is not None and fact.type is ValueType.PRODUCT_KEY
        return _key(text) if is_key else Secret(text, SecretKind.PASSWORD)
    return Secret(text, SecretKind.TOKEN) if holds_secret(text) else text


def holds_secret(text: str) -> bool:
    """Whether a key that is not published, or a password in a command, stands in a text."""
    if next(secret_keys(text), None) is not None:
        return True
    for secret in command_secrets(text):
        key = key_at(text, secret.start, secret.end)
        if key is None or published(key) is None:
            return True
    return False


def may_be_told(comment: str, secrets: Iterable[Secret]) -> bool:
    """Whether a comment holds nothing that looks like a secret, and none of the file's own."""
    if holds_secret(comment) or _SECRET_WORDS.search(comment):
        return False
    return not any(_stands_in(comment, secret, _SHORTEST_SOUGHT) for secret in secrets)


def with_copies_hidden(said: Iterable[Said]) -> tuple[Said, ...]:
    """The same, with each text hidden that holds a secret of another setting.

    A password that is a word of letters is not sought: `vagrant` is a name in other places.
    """
    given = tuple(said)
    sought = [each for each in secrets_of(given) if not each.reveal().isalpha()]
    return tuple(_hidden(each, sought) for each in given)


def secrets_of(said: Iterable[Said]) -> tuple[Secret, ...]:
    """The values that are secrets as a whole; of a command only a part is one."""
    return tuple(
        each.value
        for each in said
        if isinstance(each.value, Secret) and each.value.kind is not SecretKind.TOKEN
    )


def _hidden(said: Said, secrets: Iterable[Secret]) -> Said:
    value = said.value
    if isinstance(value, Secret):
        return said
    if any(_stands_in(value, secret, _SHORTEST_COPY) for secret in secrets):
        return replace(said, value=Secret(value, SecretKind.TOKEN))
    return said


def _stands_in(text: str, secret: Secret, shortest: int) -> bool:
    sought = secret.reveal()
    return len(sought) >= shortest and sought in text


def _is_secret_setting(path: SettingPath, fact: Setting | None) -> bool:
    is_attribute = path.steps[-1].name == KEY_VALUE
    if fact is not None:
        return fact.sensitive and (is_attribute or not fact.key_attribute)
    names = [step.name for step in path.steps if not step.name.startswith("@")]
    return any(map(_SECRET_NAME.search, names[-2:])) and names[-1] != "PlainText"


def _key(text: str) -> str | Secret:
    """A product key; published ones and words in place of one are no secrets."""
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
    """Whether a source may give this key: rightly typed, and written as it will be."""
    return key.checksum_matches is not False and key.secret == Secret(text)


def was_deleted(secret: Secret) -> bool:
    """Whether Setup has put its marker in the place of a secret."""
    return is_marker(secret.reveal())

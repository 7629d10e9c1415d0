"""What stands in a sensitive setting: the marker, nothing, a stand-in, or a live secret."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.answer_file.tree import is_marker
from unattend_gen.catalog.keys import published
from unattend_gen.core.key_search import find_keys, key_at
from unattend_gen.core.password import decode_password
from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import ProductKey, is_placeholder_key
from unattend_gen.core.report import SettingState
from unattend_gen.core.secret import MARKER, Secret, SecretKind

if TYPE_CHECKING:
    from unattend_gen.detect.sensitive import SensitiveText

_GROUPS: Final = 5
_GROUP_LENGTH: Final = 5
_SEPARATORS: Final = re.compile("[-\u2010-\u2015\u2212 ]")
_MASKS: Final = re.compile(r"[*#?_.\u2022]{3,6}")
_LAST_GROUP: Final = re.compile("[0-9A-Za-z]{5}")


class Holding(StrEnum):
    """The kinds of content that a report tells apart."""

    MARKER = "marker"
    MISSPELT_MARKER = "misspelt marker"
    EMPTY = "empty"
    ENCODED_EMPTY = "encoded empty password"
    PLACEHOLDER = "placeholder"
    PUBLISHED_KEY = "published key"
    MASKED = "masked key"
    CLEAR = "clear"
    ENCODED = "encoded"
    ENCODED_WITHOUT_SUFFIX = "encoded without suffix"
    HASHED = "hashed"

    @property
    def state(self) -> SettingState:
        """The state that the contract names; stand-ins are clear text that is no secret."""
        match self:
            case Holding.MARKER | Holding.MISSPELT_MARKER:
                return SettingState.MARKER
            case Holding.EMPTY | Holding.ENCODED_EMPTY:
                return SettingState.EMPTY
            case Holding.CLEAR | Holding.PLACEHOLDER | Holding.PUBLISHED_KEY | Holding.MASKED:
                return SettingState.CLEAR
            case Holding.ENCODED | Holding.ENCODED_WITHOUT_SUFFIX | Holding.HASHED:
                return SettingState.ENCODED
        assert_never(self)

    @property
    def is_leak(self) -> bool:
        """Whether a live secret stands there."""
        return self in _LEAKS


_LEAKS: Final = frozenset(
    {Holding.CLEAR, Holding.ENCODED, Holding.ENCODED_WITHOUT_SUFFIX, Holding.HASHED}
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a sensitive setting holds.

    Attributes:
        holding: the kind of content.
        last_five: of a product key that stands in clear text.
        product: whose published key it is.
        secret: what is live, as it would be used: a key in upper case, a password decoded.
    """

    holding: Holding
    last_five: str | None = None
    product: str | None = None
    secret: Secret | None = field(default=None, compare=False)


def held(sensitive: SensitiveText) -> Held:
    """What a sensitive text is."""
    text = sensitive.text.strip()
    if not text:
        return Held(Holding.EMPTY)
    if is_marker(text):
        return Held(Holding.MARKER if text == MARKER else Holding.MISSPELT_MARKER)
    if is_placeholder(text):
        return Held(Holding.PLACEHOLDER)
    match sensitive.kind:
        case SecretKind.PRODUCT_KEY:
            return _held_key(text)
        case SecretKind.PASSWORD:
            return _held_password(text, sensitive.suffix, sensitive.plain_text)
        case SecretKind.TOKEN:
            return Held(Holding.CLEAR, secret=Secret(text, SecretKind.TOKEN))
    assert_never(sensitive.kind)


def is_masked_key(text: str) -> bool:
    """Whether only the last group says anything, as in `XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2`."""
    *masked, last = _SEPARATORS.split(text.strip())
    if len(masked) != _GROUPS - 1 or not _LAST_GROUP.fullmatch(last):
        return False
    if all(_MASKS.fullmatch(group) for group in masked):
        return not is_placeholder_key("-".join((*["X" * _GROUP_LENGTH] * len(masked), last)))
    return is_placeholder_key("-".join((*masked, masked[0]))) and not is_placeholder_key(text)


def _held_key(text: str) -> Held:
    """A published key is public; a masked one shows only what Windows shows too."""
    if is_masked_key(text):
        return Held(Holding.MASKED, last_five=text.strip()[-_GROUP_LENGTH:].upper())
    if is_placeholder_key(text):
        return Held(Holding.PLACEHOLDER)
    key = _telling_key(text)
    if key is None:
        return Held(Holding.CLEAR, secret=Secret(text.upper(), SecretKind.PRODUCT_KEY))
    public = published(key)
    if public is None:
        return Held(Holding.CLEAR, last_five=key.last_five, secret=key.secret)
    product = f"{public.product} {public.edition}"
    return Held(Holding.PUBLISHED_KEY, last_five=key.last_five, product=product)


def _telling_key(text: str) -> ProductKey | None:
    """The first key that is not public, for a public one beside it does not hide it."""
    found = [key for start, end in find_keys(text) if (key := key_at(text, start, end))]
    return next((key for key in found if published(key) is None), found[0] if found else None)


def _held_password(text: str, element: str, plain_text: str | None) -> Held:
    """Encoded where `PlainText` says so, or where it is silent and the suffix tells."""
    decoded = decode_password(text, element) if plain_text != "true" else None
    if decoded is None or not (decoded.has_suffix or plain_text == "false"):
        return Held(Holding.CLEAR, secret=Secret(text))
    if decoded.password.is_empty():
        return Held(Holding.ENCODED_EMPTY)
    holding = Holding.ENCODED if decoded.has_suffix else Holding.ENCODED_WITHOUT_SUFFIX
    return Held(holding, secret=decoded.password)

"""Classification of a sensitive setting's text: marker, empty, placeholder or live secret."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, assert_never

from unattend_gen.answer_file.tree import is_marker
from unattend_gen.catalog.keys import published
from unattend_gen.core.key_search import find_keys, key_at
from unattend_gen.core.match import ContentKind
from unattend_gen.core.password import decode_password
from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import ProductKey, is_placeholder_key
from unattend_gen.core.secret import MARKER, Secret, SecretKind

_GROUPS: Final = 5
_GROUP_LENGTH: Final = 5
_SEPARATORS: Final = re.compile("[-\u2010-\u2015\u2212 ]")
_MASKS: Final = re.compile(r"[*#?_.\u2022]{3,6}")
_LAST_GROUP: Final = re.compile("[0-9A-Za-z]{5}")


@dataclass(frozen=True, slots=True)
class SensitiveText:
    """The text of a sensitive setting.

    Attributes:
        kind: what it is if it is live; decides which placeholders and encodings apply.
        text: as written in the document; may be a secret, so it is not shown anywhere.
        suffix: name of the element that Setup appends to an encoded password.
        plain_text: content of the `PlainText` next to it, in lower case, or None.
        in_attribute: whether it is the attribute `wcm:keyValue`.
        was_used: whether Setup has used the text as it is written, so it is not a placeholder.
    """

    kind: SecretKind
    text: str = field(repr=False)
    suffix: str = ""
    plain_text: str | None = None
    in_attribute: bool = False
    was_used: bool = False

    @property
    def is_literal(self) -> bool:
        """Whether a placeholder in the text is a password: `PlainText` is true or absent."""
        is_password = self.kind is SecretKind.PASSWORD
        return self.was_used and is_password and self.plain_text != "false"


@dataclass(frozen=True, slots=True)
class Content:
    """What a sensitive setting contains.

    Attributes:
        kind: the kind of content.
        last_five: last five characters of a product key in clear text.
        product: product and edition that a published key belongs to.
        secret: the live value as it would be used: a key in upper case, a password decoded.
    """

    kind: ContentKind
    last_five: str | None = None
    product: str | None = None
    secret: Secret | None = field(default=None, compare=False)


def classify(sensitive: SensitiveText) -> Content:
    """Return what a sensitive text contains."""
    text = sensitive.text.strip()
    if not text:
        return Content(ContentKind.EMPTY)
    if is_marker(text):
        return Content(ContentKind.MARKER if text == MARKER else ContentKind.MISSPELT_MARKER)
    if is_placeholder(text) and not sensitive.is_literal and not _holds_key(sensitive):
        return Content(ContentKind.PLACEHOLDER)
    match sensitive.kind:
        case SecretKind.PRODUCT_KEY:
            return _classify_key(text)
        case SecretKind.PASSWORD:
            return _classify_password(text, sensitive.suffix, sensitive.plain_text)
        case SecretKind.TOKEN:
            return Content(ContentKind.CLEAR, secret=Secret(text, SecretKind.TOKEN))
    assert_never(sensitive.kind)


def classify_plain(kind: SecretKind, text: str) -> Content:
    """Return what a text contains that is never encoded, such as a registry value."""
    return classify(SensitiveText(kind, text, plain_text="true"))


def is_masked_key(text: str) -> bool:
    """Return whether only the last group is readable, as in `XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2`."""
    *masked, last = _SEPARATORS.split(text.strip())
    if len(masked) != _GROUPS - 1 or not _LAST_GROUP.fullmatch(last):
        return False
    if all(_MASKS.fullmatch(group) for group in masked):
        return not is_placeholder_key("-".join((*["X" * _GROUP_LENGTH] * len(masked), last)))
    return is_placeholder_key("-".join((*masked, masked[0]))) and not is_placeholder_key(text)


def _holds_key(sensitive: SensitiveText) -> bool:
    """Return whether the text of a product key contains one, in whatever brackets."""
    return sensitive.kind is SecretKind.PRODUCT_KEY and any(
        not is_placeholder_key(sensitive.text[start:end])
        for start, end in find_keys(sensitive.text)
    )


def _classify_key(text: str) -> Content:
    """Classify a product key; a masked one shows only the characters that Windows shows too."""
    if is_masked_key(text):
        return Content(ContentKind.MASKED, last_five=text.strip()[-_GROUP_LENGTH:].upper())
    if is_placeholder_key(text):
        return Content(ContentKind.PLACEHOLDER)
    key = _first_secret_key(text)
    if key is None:
        return Content(ContentKind.CLEAR, secret=Secret(text.upper(), SecretKind.PRODUCT_KEY))
    public = published(key)
    if public is None:
        return Content(ContentKind.CLEAR, last_five=key.last_five, secret=key.secret)
    product = f"{public.product} {public.edition}"
    return Content(ContentKind.PUBLISHED_KEY, last_five=key.last_five, product=product)


def _first_secret_key(text: str) -> ProductKey | None:
    """Return the first key that is not published, else the first key."""
    found = [key for start, end in find_keys(text) if (key := key_at(text, start, end))]
    return next((key for key in found if published(key) is None), found[0] if found else None)


def _classify_password(text: str, element: str, plain_text: str | None) -> Content:
    """Classify a password: encoded if `PlainText` is false, or is absent and the suffix matches."""
    decoded = decode_password(text, element) if plain_text != "true" else None
    if decoded is None or not (decoded.has_suffix or plain_text == "false"):
        return Content(ContentKind.CLEAR, secret=Secret(text))
    if decoded.password.is_empty():
        return Content(ContentKind.ENCODED_EMPTY)
    kind = ContentKind.ENCODED if decoded.has_suffix else ContentKind.ENCODED_WITHOUT_SUFFIX
    return Content(kind, secret=decoded.password)

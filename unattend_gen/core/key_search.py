"""Product keys in running text, found by their shape.

Functions return places in the text, never the key. A key found by its shape alone may be a
published one; callers that have the list (`catalog.keys`) parse it with `key_at` and compare.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen.core.deadline import require_time
from unattend_gen.core.loose_key import keys_in_name
from unattend_gen.core.product_key import ALPHABET, ProductKey, is_placeholder_key
from unattend_gen.core.secret import MASK
from unattend_gen.errors import KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS: Final = f"{ALPHABET}N"
_LETTER: Final = f"[{_LETTERS}{_LETTERS.lower()}]"
_DASH: Final = "[-\u2010-\u2015\u2212]"
_OTHER: Final = "[0-9A-Za-z]"


def _shape(dash: str) -> re.Pattern[str]:
    """Return a pattern of five groups that begins at a dash, because single characters are fast."""
    begin = f"(?<!{_OTHER})(?<!{_OTHER}{dash})"
    end = f"(?!{dash}?{_OTHER})"
    return re.compile(
        f"{dash}(?<={begin}{_LETTER}{{5}}{dash})(?:{_LETTER}{{5}}{dash}){{3}}{_LETTER}{{5}}{end}"
    )


_KEY: Final = _shape(_DASH)
_PLAIN_KEY: Final = _shape("-")
"""The same for ASCII text."""

_TOUCHED_KEY: Final = re.compile(
    f"-(?<={_LETTER}{{5}}-)(?<!{_LETTER}{{5}}-{_LETTER}{{5}}-)"
    f"(?=(?:{_LETTER}{{5}}-){{3}}{_LETTER}{{5}}(?!-{_LETTER}{{5}}))"
)
_GROUP: Final = 5
_LAST_DASHED_GROUP: Final = 6
_SHAPE_LENGTH: Final = 29
_REMEMBERED: Final = 1024
"""Number of cached names; there are few different names of settings."""


def find_keys(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of product keys in a text, in order, as (start, end).

    A key is five groups of five characters of the alphabet in either case, with any kind of dash
    between them and no further group next to them. Keys with more than one N, filler (`XXXXX-…`)
    and masked keys are left out.
    """
    for start, end in key_shapes(text):
        shown = text[start:end].upper()
        if shown.count("N") <= 1 and not is_placeholder_key(_hyphens(shown)[:-_LAST_DASHED_GROUP]):
            yield start, end


def holds_key(text: str) -> bool:
    """Return whether a name or other short text contains a product key in any notation."""
    return next(find_keys(text), None) is not None or next(keys_in_name(text), None) is not None


def key_shapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of texts shaped like product keys, including masked keys and filler."""
    if len(text) < _SHAPE_LENGTH:
        return
    for match in (_PLAIN_KEY if text.isascii() else _KEY).finditer(text):
        require_time()
        yield match.start() - _GROUP, match.end()


def touched_shapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of five groups with hyphens, next to any text but a sixth group."""
    if len(text) >= _SHAPE_LENGTH:
        for match in _TOUCHED_KEY.finditer(text):
            yield match.start() - _GROUP, match.start() - _GROUP + _SHAPE_LENGTH


def key_at(text: str, start: int, end: int) -> ProductKey | None:
    """Return the product key at a place, with any kind of dash, or None if it is not a key."""
    try:
        return ProductKey.parse(_hyphens(text[start:end]))
    except KeyFormatError:
        return None


@lru_cache(maxsize=_REMEMBERED)
def without_keys(text: str) -> str:
    """Return a name or other short text with each product key masked, in any notation."""
    for start, end in reversed(list(find_keys(text))):
        text = text[:start] + MASK + text[end:]
    for start, end, _ in reversed(list(keys_in_name(text))):
        text = text[:start] + MASK + text[end:]
    return text


def _hyphens(text: str) -> str:
    return re.sub(_DASH, "-", text)

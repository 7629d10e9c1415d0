"""The words that announce a product key: beside one a shape is taken for a key sooner.

Source:
    Readers of leftover keys; the options of the vendor's commands that take one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAK: Final = "mak"
KEY_WORDS: Final = (
    *("pkey", "productkey", "product key", "product-key", "product_key"),
    *("ipk", _MAK),
)
"""Texts in lower case; where none of them stands, no such word does."""

_WHOLE_MAK: Final = re.compile("maks?(?![a-z])")
_LONG: Final = "\u0130"
"""The one letter that is two in lower case, which would shift places."""

_WORD: Final = re.compile(
    "(?:product|licen[cs]e)[ _-]?key|pkey|ipk|(?<![a-z])maks?(?![a-z])",
    re.IGNORECASE,
)
_BEFORE: Final = 60
_BEHIND: Final = 20


def is_announced(text: str, start: int, end: int) -> bool:
    """Whether such a word stands closely before a place or right behind it, on its line."""
    before = text[max(start - _BEFORE, 0) : start].rpartition("\n")[2]
    behind = text[end : end + _BEHIND].partition("\n")[0]
    return _WORD.search(before) is not None or _WORD.search(behind) is not None


def ends_of_key_words(text: str, words: Iterable[str] = KEY_WORDS) -> Iterator[int]:
    """Where each such word of a text ends, word by word.

    Args:
        text: what is searched.
        words: those of `KEY_WORDS` that may stand in it.
    """
    lowered = text.replace(_LONG, "I").lower()
    for word in words:
        for at in _places(lowered, word):
            if word != _MAK:
                yield at + len(word)
            elif (match := _WHOLE_MAK.match(lowered, at)) and not lowered[at - 1 : at].isalpha():
                yield match.end()


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def names_key(text: str) -> bool:
    """Whether a short text, such as the head of a column, has such a word."""
    return _WORD.search(text) is not None

"""Product keys in running text: by their shape, and in looser forms after a keyword.

A key next to a keyword (`ProductKey`, `/ipk`, `MAK`) has high confidence, a bare one medium, and a
wrong checksum lowers it. Published and masked keys are matched as what they are, because they are
not leaks. Keys without dashes, with blanks or invisible characters in them, or attached to a word
are matched after a keyword only: alone they could be anything. Characters attached to a shape with
dashes make it a serial number, unless the checksum is correct.

Source:
    Readers of leftover keys; the options of the vendor's commands that take one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published
from unattend_gen.core.finding import Confidence
from unattend_gen.core.key_search import key_at, key_shapes, touched_shapes
from unattend_gen.core.loose_key import LOOSE_KEY, spelled_key
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import is_placeholder_key
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.content import is_masked_key
from unattend_gen.detect.reading import KEY_SHAPE, UNKNOWN, Hints, LineCounter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.detect.reading import Reading

_MAK: Final = "mak"
KEYWORDS: Final = (
    *("pkey", "productkey", "product key", "product-key", "product_key"),
    *("pidkey", "license key", "licence key", "ipk", _MAK),
)
"""In lower case; a text without any of them contains no keyword."""

_WHOLE_MAK: Final = re.compile("maks?(?![a-z])")
_LONG: Final = "\u0130"
"""The only letter that becomes two in lower case, which would shift indexes."""

_KEYWORD: Final = re.compile(
    "(?:product|licen[cs]e)[ _-]?key|pkey|pidkey|ipk|(?<![a-z])maks?(?![a-z])",
    re.IGNORECASE,
)
_BEFORE: Final = 60
_BEHIND: Final = 20

_SEPARATORS: Final = re.compile("[^0-9A-Za-z]+")
_DISTANCE: Final = 24
"""The most characters between a keyword and a key in a loose form."""

_REACH: Final = 160
_GROUP: Final = 5
MASK_SIGNS: Final = ("*****-", "#####-", "\u2022" * 5 + "-")
"""A text without any of them contains no masked key."""

_MASKED: Final = re.compile("(?:[*#\u2022]{5}-){4}[0-9A-Za-z]{5}(?![0-9A-Za-z])")

_RAISED: Final = {
    Confidence.LOW: Confidence.MEDIUM,
    Confidence.MEDIUM: Confidence.HIGH,
    Confidence.HIGH: Confidence.HIGH,
}
"""The confidence of a key in a document that is a list of keys."""


def has_keyword_near(text: str, start: int, end: int) -> bool:
    """Return whether a keyword precedes or follows a span closely, on the same line."""
    before = text[max(start - _BEFORE, 0) : start].rpartition("\n")[2]
    behind = text[end : end + _BEHIND].partition("\n")[0]
    return _KEYWORD.search(before) is not None or _KEYWORD.search(behind) is not None


def keyword_ends(text: str, words: Iterable[str] = KEYWORDS) -> Iterator[int]:
    """Yield the index after each keyword of a text, keyword by keyword.

    Args:
        text: the text to search.
        words: the members of `KEYWORDS` that may occur in it.
    """
    lowered = text.replace(_LONG, "I").lower()
    for word in words:
        for at in indexes_of(lowered, word):
            if word != _MAK:
                yield at + len(word)
            elif (match := _WHOLE_MAK.match(lowered, at)) and not lowered[at - 1 : at].isalpha():
                yield match.end()


def contains_keyword(text: str) -> bool:
    """Return whether a short text, such as a column header, contains a keyword."""
    return _KEYWORD.search(text) is not None


def keys_in_text(text: str, lines: LineCounter, hints: Hints = UNKNOWN) -> Iterator[Match]:
    """Yield every key of a text, live or not; the matches of each form are in text order.

    Args:
        text: the text to search.
        lines: counts the lines of the text.
        hints: the words and shapes that may occur in it.
    """
    taken: set[int] = set()
    has_shape = not text.isascii() or hints.may_contain(KEY_SHAPE)
    for start, end in key_shapes(text) if has_shape else ():
        taken.add(end)
        found = _shaped(text, (start, end), lines)
        if found is not None:
            yield found
    for start, end in touched_shapes(text) if has_shape else ():
        key = key_at(text, start, end) if end not in taken else None
        if key is not None and key.checksum_matches:
            taken.add(end)
            has_keyword = has_keyword_near(text, start, end)
            yield _match(key, (start, end), lines, has_keyword=has_keyword)
    may_have = (hints if hints.known_in(text) else UNKNOWN).may_contain
    words = [word for word in KEYWORDS if may_have(word)]
    for start, end in sorted(set(_loose_spans(text, words))):
        if end not in taken:
            key = spelled_key(text[start:end])
            if key is not None:
                yield _match(key, (start, end), lines, has_keyword=True)


def masked_keys(text: str, lines: LineCounter) -> Iterator[Match]:
    """Yield the keys of which only the last group is shown, the others masked by symbols."""
    for match in _MASKED.finditer(text) if any(sign in text for sign in MASK_SIGNS) else ():
        yield _not_live(ContentKind.MASKED, match.span(), lines, match[0][-_GROUP:].upper())


def matches_in_key_list(reading: Reading, where: str) -> Iterator[Match]:
    """Yield the keys of a document that is a list of keys, live or not.

    Args:
        reading: the document.
        where: what it is, for the message.
    """
    for found in keys_in_text(reading.text, LineCounter(reading.text)):
        raised = replace(found, confidence=_RAISED[found.confidence])
        yield raised.inside(where, span=found.span)


def matches_in_key_cell(reading: Reading, span: tuple[int, int], where: str) -> Iterator[Match]:
    """Yield the key that a table cell contains, in any form, live or not.

    Args:
        reading: the document.
        span: of the cell.
        where: what the document is, for the message.
    """
    match = LOOSE_KEY.search(reading.text, *span)
    if match is None or reading.text[slice(*span)].strip(" \"'\r") != match[0]:
        return
    key = spelled_key(match[0])
    if key is not None:
        found = _match(key, match.span(), LineCounter(""), has_keyword=True)
        yield found.inside(where, span=match.span())


def key_confidence(key: ProductKey, *, has_keyword: bool) -> Confidence:
    """Return how certain it is that a shape is a key; keys before Windows 8 have no checksum."""
    if key.checksum_matches is False:
        return Confidence.MEDIUM if has_keyword else Confidence.LOW
    return Confidence.HIGH if has_keyword else Confidence.MEDIUM


def indexes_of(text: str, word: str) -> Iterator[int]:
    """Yield the index of each occurrence of a word, in order."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _shaped(text: str, span: tuple[int, int], lines: LineCounter) -> Match | None:
    shown = text[slice(*span)]
    if is_masked_key(shown):
        return _not_live(ContentKind.MASKED, span, lines, shown[-_GROUP:].upper())
    if is_placeholder_key(_SEPARATORS.sub("-", shown)):
        return _not_live(ContentKind.PLACEHOLDER, span, lines, None)
    key = key_at(text, *span)
    if key is None:
        return None
    return _match(key, span, lines, has_keyword=has_keyword_near(text, *span))


def _match(
    key: ProductKey, span: tuple[int, int], lines: LineCounter, *, has_keyword: bool
) -> Match:
    if published(key):
        return _not_live(ContentKind.PUBLISHED_KEY, span, lines, key.last_five)
    return Match(
        kind=SecretKind.PRODUCT_KEY,
        span=span,
        line=lines.at(span[0]),
        confidence=key_confidence(key, has_keyword=has_keyword),
        last_five=key.last_five,
        secret=key.secret,
    )


def _not_live(
    content: ContentKind, span: tuple[int, int], lines: LineCounter, last_five: str | None
) -> Match:
    return Match(
        kind=SecretKind.PRODUCT_KEY,
        content=content,
        span=span,
        line=lines.at(span[0]),
        last_five=last_five,
    )


def _loose_spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for end in keyword_ends(text, words) if words else ():
        stop = text.find("\n", end, end + _REACH)
        stop = min(end + _REACH, len(text)) if stop < 0 else stop
        for match in LOOSE_KEY.finditer(text, end, stop):
            if match.start() - end > _DISTANCE:
                break
            if _is_delimited(text, end, match):
                yield match.span()
                break


def _is_code(shown: str) -> bool:
    """Return whether it has a digit, as nearly every key does, or the right checksum of a key."""
    if any(map(str.isdigit, shown)):
        return True
    key = spelled_key(shown)
    return key is not None and key.checksum_matches is True


def _is_delimited(text: str, word_end: int, match: re.Match[str]) -> bool:
    """Return whether the key ends on both sides; a word in the other case may be attached to it."""
    start, end = match.span()
    shown = match[0]
    if not (shown.isupper() or shown.islower()) or not _is_code(shown):
        return False
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_begun = start == word_end or not before.isalnum() or (shown.isupper() and before.islower())
    is_ended = not behind.isalnum() or (shown.isupper() and behind.islower())
    has_next = behind != "" and behind in "-\u2013" and text[end + 1 : end + 2].isalnum()
    return is_begun and is_ended and not has_next

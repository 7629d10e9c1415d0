"""Product keys in running text: by their shape, and loosely written ones beside a word for keys.

Beside such a word (`ProductKey`, `/ipk`, `MAK`) the confidence is high, alone it is medium, and a
wrong checksum lowers it. Published and masked keys are told apart, for they are no leak. What is
written without dashes, with blanks, with invisible characters in it or glued to a word is looked
for beside a word only: alone it could be anything. What touches a shape with dashes makes it a
serial number, unless the checksum is right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published
from unattend_gen.core.finding import Confidence
from unattend_gen.core.key_search import key_at, key_shapes, touched_shapes
from unattend_gen.core.loose_key import LOOSE_KEY, spelled_key
from unattend_gen.core.product_key import is_placeholder_key
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.holding import Holding, is_masked_key
from unattend_gen.detect.key_words import KEY_WORDS, ends_of_key_words, is_announced
from unattend_gen.detect.loose_secret import Lines, LooseSecret
from unattend_gen.detect.loose_suspect import from_loose
from unattend_gen.detect.seen import KEY_SHAPE, UNSEEN, Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect

_SEPARATORS: Final = re.compile("[^0-9A-Za-z]+")
_DISTANCE: Final = 24
"""How many characters may stand between the word and the key."""

_REACH: Final = 160
_GROUP: Final = 5
MASK_SIGNS: Final = ("*****-", "#####-", "\u2022" * 5 + "-")
"""Where none of them stands, no key is masked by signs."""

_MASKED: Final = re.compile("(?:[*#\u2022]{5}-){4}[0-9A-Za-z]{5}(?![0-9A-Za-z])")


_BESIDE: Final = {
    Confidence.LOW: Confidence.MEDIUM,
    Confidence.MEDIUM: Confidence.HIGH,
    Confidence.HIGH: Confidence.HIGH,
}
"""What a confidence becomes where the whole document is the word."""


def keys_in_text(text: str, lines: Lines, seen: Seen = UNSEEN) -> Iterator[LooseSecret]:
    """Every key of a text, live or not; each kind of writing in the order of the text.

    Args:
        text: what is searched.
        lines: of the text.
        seen: what is known to stand in it.
    """
    taken: set[int] = set()
    if not text.isascii():
        seen = UNSEEN  # of dashes and letters the quick look knows the plain ones
    has_shape = seen.may_have(KEY_SHAPE)
    for start, end in key_shapes(text) if has_shape else ():
        taken.add(end)
        found = _shaped(text, (start, end), lines)
        if found is not None:
            yield found
    for start, end in touched_shapes(text) if has_shape else ():
        key = key_at(text, start, end) if end not in taken else None
        if key is not None and key.checksum_matches:
            taken.add(end)
            announced = is_announced(text, start, end)
            yield _secret(key, (start, end), lines, is_beside_word=announced)
    words = [word for word in KEY_WORDS if seen.may_have(word)]
    for start, end in sorted(set(_loose_places(text, words))):
        if end not in taken:
            key = spelled_key(text[start:end])
            if key is not None:
                yield _secret(key, (start, end), lines, is_beside_word=True)


def masked_keys(text: str, lines: Lines) -> Iterator[LooseSecret]:
    """Keys that are masked by signs, with their last group shown."""
    for match in _MASKED.finditer(text) if any(sign in text for sign in MASK_SIGNS) else ():
        yield _not_live(Holding.MASKED, match.span(), lines, match[0][-_GROUP:].upper())


def in_key_list(reading: Reading, where: str) -> Iterator[Suspect]:
    """The keys of a document that is a list of them, live or not; all are sure.

    Args:
        reading: the document.
        where: what it is, for the message.
    """
    for found in keys_in_text(reading.text, Lines(reading.text)):
        sure = replace(found, confidence=_BESIDE[found.confidence])
        yield from_loose(sure, where, span=(found.start, found.end))


def in_key_cell(reading: Reading, span: tuple[int, int], where: str) -> Iterator[Suspect]:
    """The key that a cell holds, loosely written or not, live or not.

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
        found = _secret(key, match.span(), Lines(""), is_beside_word=True)
        yield from_loose(found, where, span=match.span())


def confidence_in(key: ProductKey, *, is_beside_word: bool) -> Confidence:
    """How sure it is that a shape is a key; keys before Windows 8 have no checksum."""
    if key.checksum_matches is False:
        return Confidence.MEDIUM if is_beside_word else Confidence.LOW
    return Confidence.HIGH if is_beside_word else Confidence.MEDIUM


def _shaped(text: str, span: tuple[int, int], lines: Lines) -> LooseSecret | None:
    shown = text[slice(*span)]
    if is_masked_key(shown):
        return _not_live(Holding.MASKED, span, lines, shown[-_GROUP:].upper())
    if is_placeholder_key(_SEPARATORS.sub("-", shown)):
        return _not_live(Holding.PLACEHOLDER, span, lines, None)
    key = key_at(text, *span)
    if key is None:
        return None
    return _secret(key, span, lines, is_beside_word=is_announced(text, *span))


def _secret(
    key: ProductKey, span: tuple[int, int], lines: Lines, *, is_beside_word: bool
) -> LooseSecret:
    if published(key):
        return _not_live(Holding.PUBLISHED_KEY, span, lines, key.last_five)
    return LooseSecret(
        SecretKind.PRODUCT_KEY,
        *span,
        lines.at(span[0]),
        confidence_in(key, is_beside_word=is_beside_word),
        last_five=key.last_five,
        secret=key.secret,
    )


def _not_live(
    holding: Holding, span: tuple[int, int], lines: Lines, last_five: str | None
) -> LooseSecret:
    return LooseSecret(
        SecretKind.PRODUCT_KEY,
        *span,
        lines.at(span[0]),
        Confidence.HIGH,
        last_five=last_five,
        holding=holding,
    )


def _loose_places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for end in ends_of_key_words(text, words) if words else ():
        stop = text.find("\n", end, end + _REACH)
        stop = min(end + _REACH, len(text)) if stop < 0 else stop
        for match in LOOSE_KEY.finditer(text, end, stop):
            if match.start() - end > _DISTANCE:
                break
            if _stands_alone(text, end, match):
                yield match.span()
                break


def _stands_alone(text: str, word_end: int, match: re.Match[str]) -> bool:
    """Whether nothing on either side makes it longer: a word in other letters may be glued on."""
    start, end = match.span()
    shown = match[0]
    if not (shown.isupper() or shown.islower()) or not any(sign.isdigit() for sign in shown):
        return False
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_begun = start == word_end or not before.isalnum() or (shown.isupper() and before.islower())
    is_ended = not behind.isalnum() or (shown.isupper() and behind.islower())
    has_next = behind != "" and behind in "-\u2013" and text[end + 1 : end + 2].isalnum()
    return is_begun and is_ended and not has_next

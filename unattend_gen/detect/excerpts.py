"""The parts of long binary data that may contain a product key, a command or an answer file.

Decoding megabytes of a program or an image in every way takes far longer than searching the bytes
for shapes and words. Each part is large enough for everything that is examined around a key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.product_key import ALPHABET
from unattend_gen.detect.patterns import escaped, pattern_locator, without_zeros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD: Final = 8000
_AROUND: Final = 512
"""Bytes on either side of a hit; even, to preserve the alignment of UTF-16."""

_KEY_BYTES: Final = 24
"""The length of a key from its first dash on."""

_BETWEEN: Final = "\n\0\n"
_LETTER: Final = f"[{ALPHABET}N{ALPHABET.lower()}n]".encode()
_WIDE_DASH: Final = rb"(?:-\0|[\x10-\x15]\x20|\x12\x22)"
_GROUPS: Final = rb"(?:%b{5}-){3}%b{5}" % (_LETTER, _LETTER)
_WIDE_GROUPS: Final = rb"(?:(?:%b\0){5}%b){3}(?:%b\0){4}%b" % (
    _LETTER,
    _WIDE_DASH,
    _LETTER,
    _LETTER,
)
# Each starts with a single byte, which is by far the fastest search, and matches only that byte,
# because another key may overlap.
_KEY: Final = re.compile(rb"-(?=%b)" % _GROUPS)
_WIDE_KEYS: Final = (
    (re.compile(rb"-(?=\0%b)" % _WIDE_GROUPS), 0),
    (re.compile(rb"\x20(?<=[\x10-\x15]\x20)(?=%b)" % _WIDE_GROUPS), 1),
    (re.compile(rb"\x22(?<=\x12\x22)(?=%b)" % _WIDE_GROUPS), 1),
)
"""Each with its distance from the first byte of the dash."""

_WORDS: Final = (
    *("product", "pkey", "ipk", "mak", "cpassword=", "password>"),
    *("et use", "et1 use", "xe use", 'xe" use', "schtasks", "defaultpassword", "securestring"),
    *("psexec", "cmdkey", "winrs", "autologon"),
)
"""The words of keys, of answer files and of commands that are certain to carry a secret."""

_PLAIN: Final = tuple(word.encode() for word in _WORDS)
_WIDE: Final = tuple(b"\0".join(bytes([byte]) for byte in word) for word in _PLAIN)
_EXPRESSIONS: Final = (
    (b"-" + _GROUPS, _KEY_BYTES),
    *((escaped(word), len(word)) for word in _PLAIN),
    (without_zeros(_WIDE_DASH + _WIDE_GROUPS), 2 * _KEY_BYTES - 1),
    *((escaped(word), len(word)) for word in _WIDE),
)
"""The patterns for the native library with their length in bytes, those of single bytes first."""

_PLAIN_EXPRESSIONS: Final = 1 + len(_PLAIN)


def excerpts(data: bytes) -> tuple[str, str, str]:
    """Return excerpts of data that is decoded in three ways; each includes the beginning.

    The three ways are each byte as a character, UTF-16 from an even offset, and UTF-16 from an odd
    one.
    """
    return _excerpts(data, *_hits(data))


def excerpts_in_python(data: bytes) -> tuple[str, str, str]:
    """Return the same excerpts without the native library."""
    return _excerpts(data, *_slow_hits(data))


def _excerpts(data: bytes, plain: list[int], wide: list[int]) -> tuple[str, str, str]:
    parts = _parts(plain, first=0, size=len(data))
    by_byte = _BETWEEN.join(data[start:end].decode("latin-1") for start, end in parts)
    return by_byte, _decoded(data, wide, 0), _decoded(data, wide, 1)


def _hits(data: bytes) -> tuple[list[int], list[int]]:
    """Return the offsets of shapes and words, in single bytes and in UTF-16."""
    places = pattern_locator(_EXPRESSIONS)
    if places is None:
        return _slow_hits(data)
    plain: list[int] = []
    wide: list[int] = []
    for number, start in places(data):
        (plain if number < _PLAIN_EXPRESSIONS else wide).append(start)
    return plain, wide


def _slow_hits(data: bytes) -> tuple[list[int], list[int]]:
    lowered = data.lower()
    plain = [match.start() for match in _KEY.finditer(data)]
    wide = [match.start() - behind for key, behind in _WIDE_KEYS for match in key.finditer(data)]
    return [*plain, *_places(lowered, _PLAIN)], [*wide, *_places(lowered, _WIDE)]


def _decoded(data: bytes, hits: list[int], first: int) -> str:
    places = [at for at in hits if at % 2 == first]
    return _BETWEEN.join(
        data[start:end].decode("utf-16-le", "replace")
        for start, end in _parts(places, first=first, size=len(data))
    )


def _places(lowered: bytes, words: Iterable[bytes]) -> Iterator[int]:
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            yield at
            at = lowered.find(word, at + 1)


def _parts(hits: list[int], *, first: int, size: int) -> list[tuple[int, int]]:
    """Return the beginning and the surroundings of each hit; overlapping parts are joined."""
    parts = [(first, min(first + _HEAD, size))]
    for at in sorted(hits):
        start, end = max(at - _AROUND, first), min(at + _AROUND, size)
        if start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((start, end))
    return parts

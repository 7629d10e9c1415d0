"""The parts of long binary data in which a product key could stand.

Megabytes of a program or of an image are no text: to decode all of them in each way takes far
longer than to look for shapes and words in the bytes. Each part is wide enough for all that is
looked at around a key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.product_key import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD: Final = 8000
_AROUND: Final = 512
"""Bytes on either side of a hit; even, so that UTF-16 stays in step."""

_BETWEEN: Final = "\n\0\n"
_LETTER: Final = f"[{ALPHABET}N{ALPHABET.lower()}n]".encode()
_WIDE_DASH: Final = rb"(?:-\0|[\x10-\x15]\x20|\x12\x22)"
_WIDE_GROUPS: Final = rb"(?:(?:%b\0){5}%b){3}(?:%b\0){4}%b" % (
    _LETTER,
    _WIDE_DASH,
    _LETTER,
    _LETTER,
)
_KEY: Final = re.compile(rb"-(?:%b{5}-){3}%b{5}" % (_LETTER, _LETTER))
# Each begins with one byte to look for, since that is by far the fastest.
_WIDE_KEYS: Final = (
    re.compile(rb"-\0" + _WIDE_GROUPS),
    re.compile(rb"\x20(?<=[\x10-\x15]\x20)" + _WIDE_GROUPS),
    re.compile(rb"\x22(?<=\x12\x22)" + _WIDE_GROUPS),
)
_WORDS: Final = ("product", "pkey", "ipk", "mak", "cpassword=")
_PLAIN: Final = tuple(word.encode() for word in _WORDS)
_WIDE: Final = tuple(b"\0".join(bytes([byte]) for byte in word) for word in _PLAIN)


def bytes_as_text(data: bytes) -> str:
    """What could matter of bytes, each as a character; the beginning among it."""
    hits = [match.start() for match in _KEY.finditer(data)]
    hits += _places(data.lower(), _PLAIN)
    return _BETWEEN.join(
        data[start:end].decode("latin-1") for start, end in _parts(hits, first=0, size=len(data))
    )


def wide_as_text(data: bytes) -> tuple[str, str]:
    """What could matter of UTF-16 that begins at an even byte, and of such at an odd one."""
    hits = [match.start() for key in _WIDE_KEYS for match in key.finditer(data)]
    hits += _places(data.lower(), _WIDE)
    return _decoded(data, hits, 0), _decoded(data, hits, 1)


def _decoded(data: bytes, hits: list[int], first: int) -> str:
    # A dash beyond ASCII is found by its second byte, so one more is taken on either side.
    places = [at + step for at in hits for step in (-1, 0) if (at + step) % 2 == first]
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
    """The beginning, and what is around each hit; what overlaps is one."""
    parts = [(first, min(first + _HEAD, size))]
    for at in sorted(hits):
        start, end = max(at - _AROUND, first), min(at + _AROUND, size)
        if start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((start, end))
    return parts

"""All words and shapes looked for in one pass over the bytes, by Hyperscan; needs the extra `fast`.

The library is native. Where it is missing, or the processor is none of its own, the search of
`prefilter` goes on without it and finds the same.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType


_T = TypeVar("_T")


class PatternSet:
    """Which of some patterns match.

    Args:
        library: Hyperscan.
        expressions: for bytes, in any case of ASCII.

    Raises:
        Exception: one of the library's own, if it refuses the patterns or the processor.
    """

    def __init__(self, library: ModuleType, expressions: Sequence[bytes]) -> None:
        flags = library.HS_FLAG_CASELESS | library.HS_FLAG_DOTALL | library.HS_FLAG_SINGLEMATCH
        self._database = library.Database(mode=library.HS_MODE_BLOCK)
        self._database.compile(
            expressions=list(expressions),
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=[flags] * len(expressions),
        )
        self._scratch = library.Scratch(self._database)

    def __call__(self, data: bytes) -> list[int]:
        """The number of each pattern that matches, in no order."""
        found: list[int] = []

        def note(number: int, *_: object) -> None:
            found.append(number)

        self._database.scan(data, match_event_handler=note, scratch=self._scratch)
        return found


class PatternLocator:
    """Where each of some patterns stands, overlapping ones too.

    Args:
        library: Hyperscan.
        patterns: expressions for bytes, in any case of ASCII, each with the one length that its
            matches have.

    Raises:
        Exception: one of the library's own, if it refuses the patterns or the processor.
    """

    def __init__(self, library: ModuleType, patterns: Sequence[tuple[bytes, int]]) -> None:
        self._database = library.Database(mode=library.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[expression for expression, _ in patterns],
            ids=list(range(len(patterns))),
            elements=len(patterns),
            flags=[library.HS_FLAG_CASELESS | library.HS_FLAG_DOTALL] * len(patterns),
        )
        self._scratch = library.Scratch(self._database)
        self._lengths = [length for _, length in patterns]

    def __call__(self, data: bytes) -> list[tuple[int, int]]:
        """The number of the pattern and the index of its first byte, for each match."""
        found: list[tuple[int, int]] = []

        def note(number: int, _start: int, end: int, *_: object) -> None:
            found.append((number, end - self._lengths[number]))

        self._database.scan(data, match_event_handler=note, scratch=self._scratch)
        return found


@cache
def pattern_locator(patterns: tuple[tuple[bytes, int], ...]) -> PatternLocator | None:
    """The search for these patterns, made once; None where the library does not work here."""
    return _made(lambda library: PatternLocator(library, patterns))


@cache
def pattern_set(expressions: tuple[bytes, ...]) -> PatternSet | None:
    """The look for these patterns, made once; None where the library does not work here."""
    return _made(lambda library: PatternSet(library, expressions))


def _made(make: Callable[[ModuleType], _T]) -> _T | None:
    """What the library makes of patterns; None where it is missing or refuses them."""
    try:
        library = import_module("hyperscan")
    except ImportError:
        return None
    refusal: type[Exception] = library.error  # all errors of the library are of this type
    try:
        return make(library)
    except refusal:
        return None


def escaped(literal: bytes) -> bytes:
    """An expression for these very bytes."""
    return b"".join(b"\\x%02x" % byte for byte in literal)


def without_zeros(expression: bytes) -> bytes:
    """The same expression as text that the library does not end at a zero byte."""
    return expression.replace(b"\0", rb"\x00")

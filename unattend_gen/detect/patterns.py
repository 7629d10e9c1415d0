"""Hyperscan, which searches bytes for many patterns in one pass; requires the extra `fast`.

The library is native. If it is missing, or does not support the processor, the prefilter uses
Python alone and has the same results.
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
    """Finds which of several patterns match.

    Args:
        library: Hyperscan.
        expressions: for bytes, ignoring the case of ASCII letters.

    Raises:
        Exception: the library's own error, if it rejects the patterns or the processor.
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
        """Return the number of each pattern that matches, unordered."""
        found: list[int] = []

        def note(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.append(number)

        self._database.scan(data, match_event_handler=note, scratch=self._scratch)
        return found


class PatternLocator:
    """Finds the positions of several patterns, including overlapping ones.

    Args:
        library: Hyperscan.
        patterns: expressions for bytes, ignoring the case of ASCII letters, each with the length of
            all its matches.

    Raises:
        Exception: the library's own error, if it rejects the patterns or the processor.
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
        """Return the number of the pattern and the index of its first byte, for each match."""
        found: list[tuple[int, int]] = []

        def note(number: int, _start: int, end: int, *_: object) -> None:
            found.append((number, end - self._lengths[number]))

        self._database.scan(data, match_event_handler=note, scratch=self._scratch)
        return found


@cache
def pattern_locator(patterns: tuple[tuple[bytes, int], ...]) -> PatternLocator | None:
    """Return the locator of these patterns, cached; None if the library does not work here."""
    return _made(lambda library: PatternLocator(library, patterns))


@cache
def pattern_set(expressions: tuple[bytes, ...]) -> PatternSet | None:
    """Return the set of these patterns, cached; None if the library does not work here."""
    return _made(lambda library: PatternSet(library, expressions))


def _made(make: Callable[[ModuleType], _T]) -> _T | None:
    """Return the result of `make`; None if the library is missing or rejects the patterns."""
    try:
        library = import_module("hyperscan")
    except ImportError:
        return None
    refusal: type[Exception] = library.error  # the base class of the library's errors
    try:
        return make(library)
    except refusal:
        return None


def escaped(literal: bytes) -> bytes:
    """Return an expression that matches these bytes literally."""
    return b"".join(b"\\x%02x" % byte for byte in literal)


def without_zeros(expression: bytes) -> bytes:
    """Return the expression without zero bytes, which end an expression for the library."""
    return expression.replace(b"\0", rb"\x00")

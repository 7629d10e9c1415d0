"""The syntax of POSIX extended regular expressions."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST: Final = 1_000
_DEEPEST: Final = 30
_MOST_REPEATED: Final = 255
"""The limit of POSIX, `RE_DUP_MAX`."""

_ASCII: Final = frozenset(map(chr, range(1, 128)))
_WORD: Final = frozenset(string.ascii_letters + string.digits + "_")
_SPACE: Final = frozenset(string.whitespace)
_CLASSES: Final[Mapping[str, frozenset[str]]] = {
    "alnum": frozenset(string.ascii_letters + string.digits),
    "alpha": frozenset(string.ascii_letters),
    "blank": frozenset(" \t"),
    "digit": frozenset(string.digits),
    "lower": frozenset(string.ascii_lowercase),
    "punct": frozenset(string.punctuation),
    "space": _SPACE,
    "upper": frozenset(string.ascii_uppercase),
    "xdigit": frozenset(string.hexdigits),
}
_ESCAPES: Final = {"w": _WORD, "W": _ASCII - _WORD, "s": _SPACE, "S": _ASCII - _SPACE}
_INTERVAL: Final = re.compile(r"\{([0-9]{1,3})(,([0-9]{0,3}))?\}")
_CLASS: Final = re.compile(r"\[:([a-z]+):\]")
_SIGNS: Final[Mapping[str, tuple[int, int | None]]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


class PatternError(ValueError):
    """A pattern that cannot be evaluated; the text says why, and does not quote it."""


class Edge(Enum):
    """An anchor."""

    START = "^"
    END = "$"


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts that follow each other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Branches of which one matches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A part that is repeated; `most` is None without a limit."""

    part: Node
    least: int
    most: int | None


Node: TypeAlias = Joined | Alternatives | Repeated | Edge | frozenset[str]


def parsed(pattern: str, *, ignore_case: bool) -> Node:
    """Return the parts of a pattern.

    Raises:
        PatternError: it is invalid, undefined in POSIX, or too long.
    """
    if len(pattern) > _LONGEST:
        message = "the pattern is too long"
        raise PatternError(message)
    return _Parser(pattern, ignore_case=ignore_case).whole()


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        self._pattern = pattern
        self._at = 0
        self._ignore_case = ignore_case

    def whole(self) -> Node:
        node = self._alternatives(depth=0)
        self._require(self._at == len(self._pattern), "a parenthesis is not opened")
        return node

    def _alternatives(self, depth: int) -> Node:
        self._require(depth <= _DEEPEST, "the pattern is nested too deeply")
        branches = [self._sequence(depth)]
        while self._takes("|"):
            branches.append(self._sequence(depth))
        return branches[0] if len(branches) == 1 else Alternatives(tuple(branches))

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            parts.append(self._repeated(self._atom(depth)))
        return Joined(tuple(parts))

    def _atom(self, depth: int) -> Node:
        character = self._next()
        match character:
            case "(":
                node = self._alternatives(depth + 1)
                self._require(self._takes(")"), "a parenthesis is not closed")
                return node
            case "[":
                return self._bracket()
            case ".":
                return _ASCII
            case "^" | "$":
                return Edge(character)
            case "\\":
                return self._escape()
            case "*" | "+" | "?" | "{":
                message = "a repetition has nothing to repeat"
                raise PatternError(message)
        return self._set(character)

    def _repeated(self, node: Node) -> Node:
        deep = 0
        while (found := self._repetition()) is not None:
            deep += 1
            self._require(deep <= _DEEPEST, "the pattern is nested too deeply")
            self._require(not isinstance(node, Edge), "an anchor is repeated")
            node = Repeated(node, *found)
        return node

    def _repetition(self) -> tuple[int, int | None] | None:
        for sign, bounds in _SIGNS.items():
            if self._takes(sign):
                return bounds
        if not self._pattern.startswith("{", self._at):
            return None
        match = _INTERVAL.match(self._pattern, self._at)
        if match is None:
            message = "an interval is not valid"
            raise PatternError(message)
        self._at = match.end()
        least = int(match[1])
        most = (int(match[3]) if match[3] else None) if match[2] else least
        highest = max(least, most or 0)
        is_valid = highest <= _MOST_REPEATED and (most is None or least <= most)
        self._require(is_valid, "an interval is not valid")
        return least, most

    def _escape(self) -> frozenset[str]:
        character = self._next()
        if character in _ESCAPES:
            return _ESCAPES[character]
        is_sign = character.isascii() and not character.isalnum() and character not in "<>`'"
        self._require(is_sign, "POSIX does not define an escape of the pattern")
        return self._set(character)

    def _bracket(self) -> frozenset[str]:
        is_negated = self._takes("^")
        found: set[str] = set()
        is_first = True
        while is_first or not self._takes("]"):
            is_first = False
            found.update(self._range())
        chosen = self._set(found)
        return _ASCII - chosen if is_negated else chosen

    def _range(self) -> Iterable[str]:
        match = _CLASS.match(self._pattern, self._at)
        if match is not None:
            self._at = match.end()
            self._require(match[1] in _CLASSES, "a character class is unknown")
            return _CLASSES[match[1]]
        first = self._next()
        is_special = first == "[" and self._pattern[self._at : self._at + 1] in {".", "=", ":"}
        self._require(not is_special, "a collating element depends on the locale")
        rest = self._pattern[self._at : self._at + 2]
        if len(rest) < 2 or rest[0] != "-" or rest[1] == "]":  # noqa: PLR2004 - a range
            return first
        self._at += 1
        last = self._next()
        self._require(first <= last <= "\x7f", "a range depends on the locale")
        return map(chr, range(ord(first), ord(last) + 1))

    def _set(self, characters: Iterable[str]) -> frozenset[str]:
        return _shared(frozenset(characters), self._ignore_case)

    def _next(self) -> str:
        self._require(self._at < len(self._pattern), "the pattern ends too early")
        self._at += 1
        return self._pattern[self._at - 1]

    def _takes(self, character: str) -> bool:
        is_next = self._pattern.startswith(character, self._at)
        self._at += is_next
        return is_next

    def _require(self, is_met: bool, message: str) -> None:  # noqa: FBT001 - an assertion
        if not is_met:
            raise PatternError(message)


@lru_cache(maxsize=1024)
def _shared(chosen: frozenset[str], ignore_case: bool) -> frozenset[str]:  # noqa: FBT001 - cached
    """Return a set of characters, the same object for the same set, to save memory."""
    return chosen | {one.swapcase() for one in chosen} if ignore_case else chosen

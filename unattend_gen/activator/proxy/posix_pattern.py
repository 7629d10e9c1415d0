"""POSIX extended regular expressions, matched in linear time.

A pattern becomes a list of steps, and all alternatives are followed at once, one character at a
time. Nothing is tried again, so the time is at most the number of steps times the length of the
text. Constructs that POSIX leaves undefined are rejected, because squid's library decides them.

Source:
    POSIX.1, "Extended Regular Expressions"; squid's reference of `acl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from unattend_gen.activator.proxy.posix_syntax import (
    Alternatives,
    Edge,
    Joined,
    Node,
    PatternError,
    Repeated,
    parsed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_STEPS: Final = 2_000

_Step: TypeAlias = tuple[Literal["fork"], tuple[int, ...]] | Edge | frozenset[str]


class StepBudget:
    """The steps that all searches of one check may take together."""

    def __init__(self, steps: int = 10_000_000) -> None:
        self._left = steps

    def spend(self, steps: int) -> None:
        """Subtract steps.

        Raises:
            PatternError: there are none left.
        """
        self._left -= steps
        if self._left < 0:
            message = "the patterns take too many steps"
            raise PatternError(message)


def compile_pattern(pattern: str, *, ignore_case: bool) -> PosixPattern:
    """Return a pattern that can be searched for.

    Raises:
        PatternError: the pattern is invalid, undefined in POSIX, or too long.
    """
    found = _compiled(pattern, ignore_case)
    if isinstance(found, str):
        raise PatternError(found)
    return found


@lru_cache(maxsize=65_536)
def _compiled(pattern: str, ignore_case: bool) -> PosixPattern | str:  # noqa: FBT001 - cached
    try:
        builder = _Builder()
        builder.add(parsed(pattern, ignore_case=ignore_case))
    except PatternError as error:
        return str(error)
    return PosixPattern(tuple(builder.steps))


class _Builder:
    """Turns the parts of a pattern into steps; each continues at the next one, a fork anywhere."""

    def __init__(self) -> None:
        self.steps: list[_Step] = []
        self._parts = 0

    def add(self, node: Node) -> None:
        """Append the steps of a part of a pattern."""
        self._parts += 1
        _require_short(self._parts)
        match node:
            case Joined(parts):
                for part in parts:
                    self.add(part)
            case Alternatives(branches):
                self._add_branches(branches)
            case Repeated(part, least, most):
                self._add_repeated(part, least, most)
            case _:
                self._append(node)

    def _append(self, step: _Step) -> int:
        _require_short(len(self.steps))
        self.steps.append(step)
        return len(self.steps) - 1

    def _add_branches(self, branches: tuple[Node, ...]) -> None:
        fork = self._append(("fork", ()))
        starts, ends = [], []
        for branch in branches:
            starts.append(len(self.steps))
            self.add(branch)
            ends.append(self._append(("fork", ())))
        self.steps[fork] = ("fork", tuple(starts))
        for end in ends:
            self.steps[end] = ("fork", (len(self.steps),))

    def _add_repeated(self, part: Node, least: int, most: int | None) -> None:
        for _ in range(least):
            self.add(part)
        if most is None:
            fork = self._append(("fork", ()))
            self.add(part)
            self._append(("fork", (fork,)))
            self.steps[fork] = ("fork", (fork + 1, len(self.steps)))
            return
        forks = []
        for _ in range(most - least):
            forks.append(self._append(("fork", ())))
            self.add(part)
        for fork in forks:
            self.steps[fork] = ("fork", (fork + 1, len(self.steps)))


def _require_short(count: int) -> None:
    """Reject a pattern whose repetitions make it long; a part without steps counts, too."""
    if count > MOST_STEPS:
        message = "the pattern is too long"
        raise PatternError(message)


@dataclass(frozen=True, slots=True)
class PosixPattern:
    """The steps of a pattern."""

    steps: tuple[_Step, ...]

    def search(self, text: str, budget: StepBudget) -> bool:
        """Return whether the pattern matches anywhere in a text.

        Raises:
            PatternError: the budget is used up.
        """
        waiting: set[int] = set()
        for position in range(len(text) + 1):
            reached = self._reached({0, *waiting}, position, len(text))
            budget.spend(len(reached))
            if len(self.steps) in reached:
                return True
            if position < len(text):
                waiting = {at + 1 for at in reached if self._takes(at, text[position])}
        return False

    def _takes(self, at: int, character: str) -> bool:
        step = self.steps[at]
        return isinstance(step, frozenset) and character in step

    def _reached(self, starts: Iterable[int], position: int, end: int) -> set[int]:
        """Return the steps that can be reached without a character."""
        reached: set[int] = set()
        left = list(starts)
        while left:
            at = left.pop()
            if at in reached:
                continue
            reached.add(at)
            match self.steps[at] if at < len(self.steps) else None:
                case ("fork", targets):
                    left += targets
                case Edge() as edge if position == (0 if edge is Edge.START else end):
                    left.append(at + 1)
        return reached

"""How much a program that others wrote may still do, so that it ends and does not fill the memory.

It is asked before something is made, with what that is made of.
"""

from __future__ import annotations

from typing import Final

_CONTAINERS: Final = (dict, frozenset, list, set, tuple)
_OF_AN_ITEM: Final = 64
"""What an item of a list counts beside its own text."""


class BudgetExceededError(Exception):
    """There is no end in sight."""


class Budget:
    """What is left.

    Args:
        steps: rounds of loops and calls, all together.
        characters: of all texts that are made on the way, all together.
        longest: of one text.
    """

    def __init__(self, *, steps: int, characters: int, longest: int) -> None:
        self._steps = steps
        self._characters = characters
        self._longest = longest

    def step(self) -> None:
        """Count a round or a call.

        Raises:
            TooMuchError: it is one too many.
        """
        self._steps -= 1
        if self._steps < 0:
            raise BudgetExceededError

    def take(self, *parts: object, times: int = 1) -> None:
        """Count what is to be made of some values.

        Args:
            parts: texts, numbers, or lists and tables of them, however deep.
            times: how often they are repeated.

        Raises:
            TooMuchError: it would be too long, or too much in all.
        """
        size = self._size(parts) * times
        if size > self._longest:
            raise BudgetExceededError
        self._characters -= size
        if self._characters < 0:
            raise BudgetExceededError

    def _size(self, parts: tuple[object, ...]) -> int:
        """Characters of the texts; whether a list is met once or often, each time it counts."""
        size, waiting = 0, [*parts]
        while waiting and size <= self._longest:
            part = waiting.pop()
            if isinstance(part, str):
                size += len(part)
            elif isinstance(part, _CONTAINERS):
                size += _OF_AN_ITEM * len(part)
                if size <= self._longest:
                    waiting += [*part, *part.values()] if isinstance(part, dict) else part
            else:
                size += 1
        return size

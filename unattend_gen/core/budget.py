"""Step and memory budget for untrusted template code.

The code asks before it makes a value, and passes what the value is made of.
"""

from __future__ import annotations

from typing import Final

_CONTAINERS: Final = (dict, frozenset, list, set, tuple)
_ITEM_CHARACTERS: Final = 64
"""What an item of a container counts in addition to its text."""


class BudgetExceededError(Exception):
    """The budget is used up.

    Args:
        limit: the limit that was reached, in words.
    """

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Budget:
    """What may still be used.

    Args:
        steps: iterations and calls in total.
        characters: characters in total, over all texts that are made.
        longest: most characters of a single text.
    """

    def __init__(self, *, steps: int, characters: int, longest: int) -> None:
        self._steps = self._most_steps = steps
        self._characters = self._most_characters = characters
        self._longest = longest

    def step(self, count: int = 1) -> None:
        """Count iterations or calls.

        Raises:
            BudgetExceededError: there were too many.
        """
        self._steps -= count
        if self._steps < 0:
            raise BudgetExceededError(f"{self._most_steps:,} loop iterations and calls")

    def take(self, *parts: object, times: int = 1) -> None:
        """Count a value that is about to be made.

        Args:
            parts: the texts, numbers or containers of them that it is made of, nested or not.
            times: how often they are repeated.

        Raises:
            BudgetExceededError: it would be too long, or too much in total.
        """
        size = self._size(parts) * times
        if size > self._longest:
            raise BudgetExceededError(f"{self._longest:,} characters in one text")
        self._characters -= size
        if self._characters < 0:
            raise BudgetExceededError(f"{self._most_characters:,} characters in all texts")

    def _size(self, parts: tuple[object, ...]) -> int:
        """Return the number of characters; a container counts each time that it occurs."""
        size, waiting = 0, [*parts]
        while waiting and size <= self._longest:
            part = waiting.pop()
            if isinstance(part, str):
                size += len(part)
            elif isinstance(part, _CONTAINERS):
                size += _ITEM_CHARACTERS * len(part)
                if size <= self._longest:
                    waiting += [*part, *part.values()] if isinstance(part, dict) else part
            else:
                size += 1
        return size

"""A text in which pieces were replaced, with the places that they had."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


class ShiftedText:
    """A text whose characters know their places in the text as written.

    Args:
        text: the text as written.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._indexes: list[int] = []
        self._shifts: list[int] = [0]
        self._below: ShiftedText | None = None

    def replaced(
        self, pattern: re.Pattern[str], meant: Callable[[re.Match[str]], str]
    ) -> ShiftedText:
        """Return the text with each match of a pattern replaced by one character or none."""
        result = ShiftedText("")
        result._below = self

        def record(match: re.Match[str]) -> str:
            text = meant(match)
            if len(text) > 1:
                text = " "
            result._indexes.append(match.start() - result._shifts[-1] + len(text))
            result._shifts.append(result._shifts[-1] + len(match[0]) - len(text))
            return text

        result.text = pattern.sub(record, self.text)
        return result

    def written(self, index: int) -> int:
        """Return the place of a character in the text as written."""
        shifted = index + self._shifts[bisect_right(self._indexes, index)]
        return shifted if self._below is None else self._below.written(shifted)

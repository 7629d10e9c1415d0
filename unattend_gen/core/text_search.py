"""Searching a value for any of many texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 3
"""Characters of the shortest text that can be searched for."""


class TextSearch:
    """A search for any of many texts, in time that does not grow with their number.

    The texts are found by their first characters and then by each of their lengths.

    Args:
        texts: of at least three characters each.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_start: dict[str, dict[int, set[str]]] = {}
        for text in texts:
            by_length = self._by_start.setdefault(text[:SHORTEST], {})
            by_length.setdefault(len(text), set()).add(text)

    def is_in(self, value: str) -> bool:
        """Whether a value contains one of the texts."""
        return any(
            value[index : index + length] in texts
            for index in range(len(value) - SHORTEST + 1)
            for length, texts in self._by_start.get(value[index : index + SHORTEST], {}).items()
        )

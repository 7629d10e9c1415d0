"""A piece of a document that is safe to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HIDDEN: Final = "…"
"""What stands for everything that is not shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of markup, written anew from what may be shown.

    Attributes:
        text: the element of a finding; values that are or may be secret are `…`.
        start: index of the first character that the finding is about.
        end: index behind the last.
    """

    text: str
    start: int
    end: int

    @property
    def caret(self) -> str:
        """The line to put below the text."""
        return " " * self.start + "^" * (self.end - self.start)

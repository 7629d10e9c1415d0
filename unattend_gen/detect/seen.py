"""What a quick look over a document's bytes has seen, so that no search looks for it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Seen:
    """Which signs stand in a document.

    Attributes:
        signs: words in lower case, and names of shapes; None where nobody looked.
    """

    signs: frozenset[str] | None = None

    def may_have(self, *signs: str) -> bool:
        """Whether any of some signs can stand in the document."""
        return self.signs is None or not self.signs.isdisjoint(signs)


UNSEEN: Final = Seen()
"""Of a document in which anything may stand."""

KEY_SHAPE: Final = "the shape of a key"
"""The sign of five groups with plain dashes between."""

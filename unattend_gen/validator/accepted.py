"""What the schema has accepted before in the same run, so that it is not asked again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.validator.schema import accepts_component, accepts_frame
from unattend_gen.validator.stretches import Print, digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import PlacedComponent
    from unattend_gen.validator.stretches import Stretch

MOST_ACCEPTED: Final = 5_000
"""Less than a MiB of digests. A run that meets more forgets all and begins again."""

_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_INSTRUCTION: Final = "<?"
_DECLARATION: Final = "<?xml "


class Accepted:
    """The components, and the frames around them, that the schema takes."""

    def __init__(self) -> None:
        self._known: set[Print] = set()

    def holds(self, survey: Survey, pieces: Mapping[PlacedComponent, Stretch]) -> bool:
        """Whether a document is known to follow the schema; False where it has to be asked.

        Args:
            survey: of the document, which Setup has not processed.
            pieces: where its components stand, as far as that is plain to see.
        """
        if len(pieces) < len(survey.components) or not pieces:
            return False
        if not self._holds_frame(survey, tuple(pieces.values())):
            return False
        for component, piece in pieces.items():
            if piece.print not in self._known:
                if not accepts_component(component.node, catalog=survey.catalog):
                    return False
                self._add(piece.print)
        return True

    def _holds_frame(self, survey: Survey, pieces: Sequence[Stretch]) -> bool:
        frame = _frame(survey.answer_file.text, pieces)
        if frame is None or frame not in self._known:
            if not accepts_frame(survey.answer_file):
                return False
            if frame is not None:
                self._add(frame)
        return True

    def _add(self, print_: Print) -> None:
        if len(self._known) >= MOST_ACCEPTED:
            self._known.clear()
        self._known.add(print_)


def _frame(text: str, pieces: Sequence[Stretch]) -> Print | None:
    """What tells the text around the components from others, comments aside; None if unclear."""
    ends = (0, *(piece.end for piece in pieces))
    starts = (*(piece.start for piece in pieces), len(text))
    around = "\0".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    if around.count(_INSTRUCTION) > around.startswith(_DECLARATION):
        return None
    return digest(_COMMENT.sub("", around))

"""What a report format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from unattend_gen.core.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """What a module in this package exposes as `FORMAT`.

    Attributes:
        name: what `--format` calls it; the name of the module.
        pieces: the report as text, piece by piece, so that one of many findings need not be held
            whole; whether colour is wanted. It ends with a newline. It opens nothing, raises
            nothing, and shows what stems from outside without control characters.
        explains: whether it shows the pages of rules; then `Report.pages` has been filled.
        begins: regular expression of what every report begins with, and nothing else does.
        ends: where no beginning tells it, that of its last line.
    """

    name: str
    pieces: Callable[[Report, bool], Iterable[str]]
    explains: bool = False
    begins: str = ""
    ends: str = ""

    def render(self, report: Report, colour: bool) -> str:  # noqa: FBT001 - as in pieces
        """The whole report as one text."""
        return "".join(self.pieces(report, colour))


def whole(render: Callable[[Report, bool], str]) -> Callable[[Report, bool], Iterable[str]]:
    """The one piece of a format whose text can only be made at once."""

    def pieces(report: Report, colour: bool) -> Iterable[str]:  # noqa: FBT001 - as in Format
        yield render(report, colour)

    return pieces

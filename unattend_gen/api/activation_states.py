"""`activation status`: which machines are activated, by what they say themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unattend_gen.errors import ExitCode


@dataclass(frozen=True, slots=True)
class StatusTable:
    """A table that is made while it is read, so that it may have any length.

    Attributes:
        pieces: the text, once.
        exit_code: how it ends; asked when all pieces are out.
    """

    pieces: Iterator[str]
    exit_code: Callable[[], ExitCode]


def activation_status(paths: Sequence[str], form: str = "text") -> StatusTable:
    """Read what was saved of machines, and tell which are activated and why others are not.

    Args:
        paths: files and folders with what `slmgr` printed, or with JSON or CSV of CIM; `-` is
            standard input.
        form: `text`, `json`, `csv` or `html`.

    Raises:
        UsageError: no such form.
        SourceError: a path does not exist.
    """
    from unattend_gen.activator.status.formats import Tally, status_pieces
    from unattend_gen.activator.status.reader import machines

    tally = Tally()
    pieces = status_pieces(machines(tuple(paths)), tally, form)
    return StatusTable(pieces, lambda: tally.exit_code)

"""`activation status`: which computers are activated, from what they printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import paths as path_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.activator.status.formats import Tally
    from unattend_gen.activator.status.machine import Machine
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.core.report import Skipped
    from unattend_gen.errors import ExitCode


@dataclass(frozen=True, slots=True)
class StatusOutcome:
    """Licences that are read while they are iterated, so that there may be any number.

    Attributes:
        machines: each licence, and each file that was skipped; iterate once, or call `pieces`.
        tally: the counts of what has been iterated so far.
    """

    machines: Iterator[Machine | Skipped]
    tally: Tally

    @property
    def exit_code(self) -> ExitCode:
        """1 if a computer is not activated, 3 if there is none, 4 if a state is unknown.

        Final once all machines have been iterated.
        """
        return self.tally.exit_code

    def pieces(self, format_: str = "text") -> Iterator[str]:
        """Return the report in pieces, as `text`, `json`, `csv` or `html`; iterates the machines.

        Raises:
            UsageError: the format is unknown.
        """
        pieces: Iterator[str] = writer("status", format_)(self.machines, self.tally)
        return pieces

    def format(self, format_: str = "text") -> str:
        """Return the whole report.

        Raises:
            UsageError: the format is unknown.
        """
        return "".join(self.pieces(format_))


def status(paths: PathInput | Iterable[PathInput]) -> StatusOutcome:
    """Read which computers are activated, and why others are not.

    Args:
        paths: files and folders with output of slmgr, or with JSON or CSV of CIM; `-` is standard
            input.

    Raises:
        SourceError: a path does not exist.
    """
    from unattend_gen.activator.status.formats import Tally
    from unattend_gen.activator.status.reader import machines

    tally = Tally()
    return StatusOutcome(tally.watch(machines(path_texts("paths", paths))), tally)


def capture_suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that are read below a folder, also by `phone`."""
    from unattend_gen.activator.captures import SUFFIXES

    return SUFFIXES

"""How many machines are activated, and the exit code that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.report import Skipped
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.activation.status.machine import Machine


class Tally:
    """Counts what passes by; complete when all of it has.

    Attributes:
        activated: licences that are licensed.
        not_activated: those that say they are not.
        unknown: those whose state nothing tells.
        skipped: files that could not be understood.
    """

    def __init__(self) -> None:
        self.activated = self.not_activated = self.unknown = self.skipped = 0

    def watch(self, found: Iterable[Machine | Skipped]) -> Iterator[Machine | Skipped]:
        """The same things, counted."""
        for one in found:
            if isinstance(one, Skipped):
                self.skipped += 1
            elif one.is_activated is None:
                self.unknown += 1
            elif one.is_activated:
                self.activated += 1
            else:
                self.not_activated += 1
            yield one

    @property
    def machines(self) -> int:
        """How many licences there are."""
        return self.activated + self.not_activated + self.unknown

    @property
    def is_complete(self) -> bool:
        """Whether every file was understood and every state told."""
        return not (self.unknown or self.skipped)

    @property
    def exit_code(self) -> ExitCode:
        """1 where a machine is not activated, 3 where there is none, 4 where some is unknown."""
        if self.not_activated:
            return ExitCode.FINDINGS
        if not self.machines:
            return ExitCode.UNUSABLE
        return ExitCode.CLEAN if self.is_complete else ExitCode.INCOMPLETE

    @property
    def sentence(self) -> str:
        """All counts that are not zero, in one line."""
        parts = [
            f"{self.machines} {'licence' if self.machines == 1 else 'licences'}",
            f"{self.activated} activated",
            *([f"{self.not_activated} not activated"] if self.not_activated else ()),
            *([f"{self.unknown} unknown"] if self.unknown else ()),
            *([f"{self.skipped} skipped"] if self.skipped else ()),
        ]
        return ", ".join(parts)

"""The results of `check` for one machine, and totals for all machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.core.report import SettingState


class MachineVerdict(StrEnum):
    """The verdict over all copies of a machine, the worst first."""

    LEAKED = "leaked"
    UNREADABLE = "unreadable"
    NO_COPY = "no-copy"
    SCRUBBED = "scrubbed"
    NOTHING_TO_SCRUB = "nothing-to-scrub"

    @property
    def is_proven(self) -> bool:
        """Whether the copies were read and no secret was left."""
        return self in {MachineVerdict.SCRUBBED, MachineVerdict.NOTHING_TO_SCRUB}


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineCheck:
    """The result for one machine, without secrets.

    Attributes:
        machine: name of its folder.
        verdict: over all its copies.
        documents: number of copies that were read.
        findings: number of findings of any severity.
        failing: number of findings that make the exit code 1.
        skipped: number of inputs that could not be read.
        last_fives: of the product keys that were left, each once.
        states: number of sensitive settings by state.
        first: location of the first leak below its folder, or the first unreadable input.
        not_read: number of files and folders in no known place.
    """

    machine: str
    verdict: MachineVerdict
    documents: int = 0
    findings: int = 0
    failing: int = 0
    skipped: int = 0
    last_fives: tuple[str, ...] = ()
    states: Mapping[SettingState, int] = field(default_factory=dict)
    first: str = ""
    not_read: int = 0


class Tally:
    """Running totals over machines."""

    def __init__(self) -> None:
        self.verdicts: Counter[MachineVerdict] = Counter()
        self.documents = self.findings = self.failing = self.skipped = self.not_read = 0

    def add(self, one: MachineCheck) -> None:
        """Add a machine."""
        self.verdicts[one.verdict] += 1
        self.documents += one.documents
        self.findings += one.findings
        self.failing += one.failing
        self.skipped += one.skipped
        self.not_read += one.not_read

    @property
    def machines(self) -> int:
        """The number of machines."""
        return self.verdicts.total()

    @property
    def is_complete(self) -> bool:
        """Whether each machine had a copy and everything was read."""
        missing = self.verdicts[MachineVerdict.NO_COPY] + self.verdicts[MachineVerdict.UNREADABLE]
        return not missing and not self.skipped

    @property
    def exit_code(self) -> ExitCode:
        """As for a report: 1 takes precedence over 4; nothing to read is never 0."""
        if self.failing:
            return ExitCode.FINDINGS
        if not self.documents and not self.skipped:
            return ExitCode.UNUSABLE
        return ExitCode.CLEAN if self.is_complete else ExitCode.INCOMPLETE

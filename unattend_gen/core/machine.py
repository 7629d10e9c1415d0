"""What there is to say of one machine, and of all of them."""

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
    """All copies of a machine taken together, the worst first."""

    LEAKED = "leaked"
    UNREADABLE = "unreadable"
    NO_COPY = "no-copy"
    SCRUBBED = "scrubbed"
    NOTHING_TO_SCRUB = "nothing-to-scrub"

    @property
    def is_proven(self) -> bool:
        """Whether the machine was looked at, and nothing was left."""
        return self in {MachineVerdict.SCRUBBED, MachineVerdict.NOTHING_TO_SCRUB}


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineCheck:
    """One machine; it holds no secret.

    Attributes:
        machine: name of its folder.
        verdict: over all its copies.
        documents: how many copies were looked at.
        findings: how many there are, of any severity.
        failing: how many of them are bad enough to fail the run.
        skipped: how many things could not be read.
        last_fives: of the product keys that were left, each once.
        states: how many sensitive settings are in which state.
        first: where the first leak stands, below its folder, or what could not be read.
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


class Tally:
    """The machines that were looked at so far, counted as `MachineCheck` has it."""

    def __init__(self) -> None:
        self.verdicts: Counter[MachineVerdict] = Counter()
        self.documents = self.findings = self.failing = self.skipped = 0

    def add(self, one: MachineCheck) -> None:
        """Count a machine."""
        self.verdicts[one.verdict] += 1
        self.documents += one.documents
        self.findings += one.findings
        self.failing += one.failing
        self.skipped += one.skipped

    @property
    def machines(self) -> int:
        """How many there are."""
        return self.verdicts.total()

    @property
    def is_complete(self) -> bool:
        """Whether each machine had a copy and all of it was read."""
        missing = self.verdicts[MachineVerdict.NO_COPY] + self.verdicts[MachineVerdict.UNREADABLE]
        return not missing and not self.skipped

    @property
    def exit_code(self) -> ExitCode:
        """As for a report: findings win over incompleteness; nothing to look at is never clean."""
        if self.failing:
            return ExitCode.FINDINGS
        if not self.documents and not self.skipped:
            return ExitCode.UNUSABLE
        return ExitCode.CLEAN if self.is_complete else ExitCode.INCOMPLETE

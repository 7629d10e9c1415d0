"""What a command has to say in the end, and the only place that decides an exit code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Finding, Severity
from unattend_gen.core.finding_form import FINDINGS
from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field
from unattend_gen.core.overview import LeftOutReason
from unattend_gen.core.packed import Packed
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from unattend_gen.core.finding import RulePage
    from unattend_gen.core.overview import Overview, Run

FEW: Final = 1000
"""So many findings are kept as they are."""


class SkipReason(StrEnum):
    """Why something was not read; a closed list that pipelines may count on."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NEEDS_EXTRA = "needs-extra"
    NOT_REGULAR = "not-a-regular-file"
    NOT_WELL_FORMED = "not-well-formed"
    CHANGED = "changed-while-read"
    TOO_DEEP = "too-deep"
    LIMIT_REACHED = "limit-reached"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NOT_WRITTEN = "not-written"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be looked at, and what would help."""

    location: Location
    reason: SkipReason
    advice: str


class SettingState(StrEnum):
    """What stands in a sensitive setting of a Panther copy."""

    MARKER = "marker"
    CLEAR = "clear"
    ENCODED = "encoded"
    EMPTY = "empty"


class Verdict(StrEnum):
    """What a Panther copy is, all its sensitive settings taken together."""

    SCRUBBED = "scrubbed"
    LEAKED = "leaked"
    NOTHING_TO_SCRUB = "nothing-to-scrub"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CheckedSetting:
    """One sensitive setting and its state."""

    setting: str
    state: SettingState
    line: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """One Panther copy with its verdict; `check` fills these."""

    location: Location
    verdict: Verdict
    settings: tuple[CheckedSetting, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody knows of and lets stand; it does not count.

    Attributes:
        finding: as if it counted.
        reason: why it may stand, in the words of whoever decided; may be empty.
    """

    finding: Finding
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one command found.

    Attributes:
        command: name of the command.
        findings: in the order of documents and lines; of many, each is made anew as one goes
            through them.
        skipped: what could not be looked at; a report with any is incomplete.
        documents_read: how many documents were looked at.
        documents: verdicts, filled by `check`.
        fail_on: least severity that makes the exit code 1, or None for never.
        pages: of the rules that spoke, by slug; filled for formats that explain.
        suppressed: what a baseline knows, in the order of documents and lines; for formats that
            keep count of it.
        overview: what a search comes to; filled by `audit`.
        run: when and where, filled where the user wants it told.
        allows_skipped: whether what was skipped leaves the exit code alone.
        containers_read: how many archives, images and hives were opened and gave all that was
            sought in them, be it nothing; counted by `audit`.
        may_be_empty: whether it is fine that there is nothing to look at, as where a commit only
            deletes files.
    """

    command: str
    findings: Sequence[Finding] = ()
    skipped: tuple[Skipped, ...] = ()
    documents_read: int = 0
    documents: tuple[CheckedDocument, ...] = ()
    fail_on: Severity | None = Severity.WARNING
    pages: Mapping[str, RulePage] = field(default_factory=dict)
    suppressed: Sequence[Suppressed] = ()
    overview: Overview | None = None
    run: Run | None = None
    allows_skipped: bool = False
    containers_read: int = 0
    may_be_empty: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether everything that was there was looked at."""
        return not self.skipped

    @property
    def exit_code(self) -> ExitCode:
        """Findings win over incompleteness; nothing to look at is never clean."""
        if any(self.fails(finding) for finding in self.findings):
            return ExitCode.FINDINGS
        if self.skipped and not self.allows_skipped:
            return ExitCode.INCOMPLETE
        is_empty = not (self.is_looked_at or self.may_be_empty or self._is_unchanged)
        return ExitCode.UNUSABLE if is_empty else ExitCode.CLEAN

    @property
    def is_looked_at(self) -> bool:
        """Whether there was anything that could be looked at."""
        return bool(self.documents_read or self.containers_read)

    @property
    def _is_unchanged(self) -> bool:
        """Whether there are files, and none has changed since the day that the user named."""
        return self.overview is not None and LeftOutReason.NOT_CHANGED in self.overview.left_out

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is bad enough to make the exit code 1."""
        return self.fail_on is not None and finding.severity >= self.fail_on

    def rules(self) -> frozenset[str]:
        """The slugs of the rules that spoke, those whose findings are suppressed too."""
        suppressed = (one.finding for one in self.suppressed)
        return frozenset(finding.rule for finding in chain(self.findings, suppressed))

    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


def gathered(findings: Iterable[Finding]) -> Sequence[Finding]:
    """All findings for a report: a tuple of a few, packed where there are many."""
    rest = iter(findings)
    few = tuple(islice(rest, FEW))
    more = tuple(islice(rest, 1))
    if not more:
        return few
    return Packed(chain(few, more, rest), FINDINGS)


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by path, line, column and rule; the same whatever order they were made in."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                f.location.path,
                f.location.inside,
                f.location.line or 0,
                f.location.column or 0,
                f.rule,
                f.message,
            ),
        )
    )

"""The report of a command, and the only place that decides its exit code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Finding, Severity
from unattend_gen.core.finding_form import finding_form
from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field
from unattend_gen.core.overview import LeftOutReason
from unattend_gen.core.packed import Packed
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from unattend_gen.core.finding import RulePage
    from unattend_gen.core.overview import Overview, Run

FEW: Final = 1000
"""Number of findings up to which they are not packed."""


class SkipReason(StrEnum):
    """Why an input was not read; pipelines may rely on these names."""

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
    """An input that could not be read, and what to do about it."""

    location: Location
    reason: SkipReason
    advice: str


class SettingState(StrEnum):
    """The content of a sensitive setting in a Panther copy."""

    MARKER = "marker"
    CLEAR = "clear"
    ENCODED = "encoded"
    EMPTY = "empty"


class Verdict(StrEnum):
    """The verdict on a Panther copy over all its sensitive settings."""

    SCRUBBED = "scrubbed"
    LEAKED = "leaked"
    NOTHING_TO_SCRUB = "nothing-to-scrub"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CheckedSetting:
    """A sensitive setting and its state."""

    setting: str
    state: SettingState
    line: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A Panther copy and its verdict; filled by `check`."""

    location: Location
    verdict: Verdict
    settings: tuple[CheckedSetting, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file that `render` wrote or found unchanged; without its content.

    Attributes:
        name: below the output folder.
        status: whether it was written or identical before.
        holds_secret: whether it contains a secret.
        last_fives: the last five characters of each product key in it.
        copy_to: where it must be copied to; None if it stays.
    """

    name: str
    status: str
    holds_secret: bool
    last_fives: tuple[str, ...] = ()
    copy_to: str | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An accepted finding, which does not affect the exit code.

    Attributes:
        finding: the finding.
        reason: why it is accepted, as the user wrote it; may be empty.
    """

    finding: Finding
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one command.

    Attributes:
        command: name of the command.
        findings: in the order of documents and lines; many are unpacked while iterating.
        skipped: inputs that could not be read; a report with any is incomplete.
        documents_read: number of documents that were read.
        documents: verdicts, filled by `check`.
        fail_on: lowest severity that gives exit code 1, or None for never.
        pages: of the rules with findings, by slug; filled for formats that explain rules.
        suppressed: findings in the baseline, in the order of documents and lines; for formats
            that list them.
        overview: totals of a search; filled by `audit`, and by `check` if it passed over files.
        run: time and host; filled if the user asks for them.
        allows_skipped: whether skipped inputs leave the exit code unchanged.
        containers_read: number of archives, images and hives that were read completely, even
            if empty; counted by `audit`.
        files: the rendered files; filled by `render`.
        pages_shown: pages that an installation leaves to a person, each with the key of a spec that
            answers it; filled by `render`.
        may_be_empty: whether it is fine that there is nothing to read, as for a commit that only
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
    files: tuple[RenderedFile, ...] | None = None
    pages_shown: tuple[tuple[str, str], ...] = ()
    may_be_empty: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether every input was read."""
        return not self.skipped

    @property
    def exit_code(self) -> ExitCode:
        """1 takes precedence over 4; nothing to read is never 0."""
        if any(self.fails(finding) for finding in self.findings):
            return ExitCode.FINDINGS
        if self.skipped and not self.allows_skipped:
            return ExitCode.INCOMPLETE
        is_empty = not (self.has_input or self.may_be_empty or self._is_unchanged)
        return ExitCode.UNUSABLE if is_empty else ExitCode.CLEAN

    @property
    def has_input(self) -> bool:
        """Whether any document or container was read."""
        return bool(self.documents_read or self.containers_read)

    @property
    def _is_unchanged(self) -> bool:
        """Whether there are files, and none has changed since the time of `--since`."""
        return self.overview is not None and LeftOutReason.NOT_CHANGED in self.overview.left_out

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding gives exit code 1."""
        return self.fail_on is not None and finding.severity >= self.fail_on

    def rules(self) -> frozenset[str]:
        """Return the slugs of the rules with findings, including suppressed ones."""
        suppressed = (one.finding for one in self.suppressed)
        return frozenset(finding.rule for finding in chain(self.findings, suppressed))

    def counts(self) -> Counter[Severity]:
        """Return the number of findings by severity."""
        return Counter(finding.severity for finding in self.findings)


def gathered(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return findings for a report: a tuple of a few, packed if there are many."""
    rest = iter(findings)
    few = tuple(islice(rest, FEW))
    more = tuple(islice(rest, 1))
    if not more:
        return few
    return Packed(chain(few, more, rest), finding_form())


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings sorted by path, line, column and rule."""
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

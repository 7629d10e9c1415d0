"""The differences of two answer files or folders, without any secret."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.core.report import Skipped


class ChangeKind(StrEnum):
    """A kind of change; `RESPELLED` is another spelling with the same meaning for Setup."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RESPELLED = "respelled"

    @property
    def severity(self) -> Severity:
        """The severity for `--fail-on`: note for another spelling, warning for anything else."""
        return Severity.NOTE if self is ChangeKind.RESPELLED else Severity.WARNING


class FileState(StrEnum):
    """The result for one file."""

    SAME = "same"
    RESPELLED = "respelled"
    DIFFERENT = "different"
    ONLY_LEFT = "only-left"
    ONLY_RIGHT = "only-right"


@dataclass(frozen=True, slots=True)
class Side:
    """A setting in one of the two files.

    Attributes:
        setting: its path in this file; a list item may have another number in the other file.
        line: counted from 1.
        value: its text with secrets masked, or None if it is or may be a secret.
        holds: the content of a secret setting in words, without the secret.
    """

    setting: str
    line: int | None = None
    value: str | None = None
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that differs.

    Attributes:
        left: None if it was added.
        right: None if it was removed.
        note: a difference that the two sides do not show.
    """

    kind: ChangeKind
    left: Side | None
    right: Side | None
    note: str | None = None

    @property
    def setting(self) -> str:
        """Its path in the right file, or in the left file if it was removed."""
        side = self.right or self.left
        return side.setting if side else ""


@dataclass(frozen=True, slots=True)
class FileComparison:
    """Two files of one name, or a file that exists in one folder only.

    Attributes:
        name: path below both folders; for two named files the name of the right one.
        left: path of the left file, or None.
        right: path of the right file, or None.
        changes: in the order of the left file, followed by added settings.
        note: how files differ that are not answer files.
        is_answer_file: whether settings were compared, and not bytes.
    """

    name: str
    left: str | None
    right: str | None
    changes: tuple[Change, ...] = ()
    note: str | None = None
    is_answer_file: bool = True

    @property
    def state(self) -> FileState:
        """The result for the file."""
        if self.left is None:
            return FileState.ONLY_RIGHT
        if self.right is None:
            return FileState.ONLY_LEFT
        kinds = {change.kind for change in self.changes}
        if self.note is not None or kinds - {ChangeKind.RESPELLED}:
            return FileState.DIFFERENT
        return FileState.RESPELLED if kinds else FileState.SAME

    @property
    def severity(self) -> Severity | None:
        """The severity for `--fail-on`, or None if nothing differs."""
        match self.state:
            case FileState.SAME:
                return None
            case FileState.RESPELLED:
                return Severity.NOTE
            case _:
                return Severity.WARNING


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of a comparison.

    Attributes:
        left: the file or folder as named by the user.
        right: the same for the other side.
        files: by name.
        skipped: files that could not be compared; then the comparison is incomplete.
        fail_on: lowest severity that gives exit code 1, or None for never.
    """

    left: str
    right: str
    files: tuple[FileComparison, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    fail_on: Severity | None = Severity.WARNING

    @property
    def exit_code(self) -> ExitCode:
        """1 takes precedence over 4; nothing to compare is never 0."""
        severities = [file.severity for file in self.files if file.severity is not None]
        if self.fail_on is not None and any(each >= self.fail_on for each in severities):
            return ExitCode.FINDINGS
        if self.skipped:
            return ExitCode.INCOMPLETE
        return ExitCode.CLEAN if self.files else ExitCode.UNUSABLE

    def counts(self) -> Counter[ChangeKind]:
        """Return the number of changes of each kind."""
        return Counter(change.kind for file in self.files for change in file.changes)

    def states(self) -> Counter[FileState]:
        """Return the number of files in each state."""
        return Counter(file.state for file in self.files)

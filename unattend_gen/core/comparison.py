"""How two answer files, or two folders of them, differ; no value in it is a secret."""

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
    """What became of a setting; `RESPELLED` is written otherwise and means the same to Setup."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RESPELLED = "respelled"

    @property
    def severity(self) -> Severity:
        """What `--fail-on` weighs: a spelling is a note, anything else a warning."""
        return Severity.NOTE if self is ChangeKind.RESPELLED else Severity.WARNING


class FileState(StrEnum):
    """What became of a file."""

    SAME = "same"
    RESPELLED = "respelled"
    DIFFERENT = "different"
    ONLY_LEFT = "only-left"
    ONLY_RIGHT = "only-right"


@dataclass(frozen=True, slots=True)
class Side:
    """A setting in one of the two files.

    Attributes:
        setting: its path there; items of a list may have another number in the other file.
        line: where it stands, from 1.
        value: its text with secrets masked; None where it is a secret or may be one.
        holds: what a secret setting holds, in words that tell no secret.
    """

    setting: str
    line: int | None = None
    value: str | None = None
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that differs.

    Attributes:
        left: None where it was added.
        right: None where it was removed.
        note: what the two sides do not show.
    """

    kind: ChangeKind
    left: Side | None
    right: Side | None
    note: str | None = None

    @property
    def setting(self) -> str:
        """Its path in the right file, or in the left one when it is gone."""
        side = self.right or self.left
        return side.setting if side else ""


@dataclass(frozen=True, slots=True)
class FileComparison:
    """Two files of one name, or one that the other folder lacks.

    Attributes:
        name: path below both folders; the right file's own where two files were named.
        left: path of the left file, or None.
        right: path of the right file, or None.
        changes: in the order of the left file, added ones behind.
        note: how they differ where they are no answer files.
        is_answer_file: whether settings were compared; bytes were where this is not so.
    """

    name: str
    left: str | None
    right: str | None
    changes: tuple[Change, ...] = ()
    note: str | None = None
    is_answer_file: bool = True

    @property
    def state(self) -> FileState:
        """What became of the file."""
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
        """What `--fail-on` weighs; None where nothing differs."""
        match self.state:
            case FileState.SAME:
                return None
            case FileState.RESPELLED:
                return Severity.NOTE
            case _:
                return Severity.WARNING


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a comparison found.

    Attributes:
        left: the file or folder as it was named.
        right: likewise.
        files: by name.
        skipped: what could not be compared; a comparison with any is incomplete.
        fail_on: least severity that makes the exit code 1, or None for never.
    """

    left: str
    right: str
    files: tuple[FileComparison, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    fail_on: Severity | None = Severity.WARNING

    @property
    def exit_code(self) -> ExitCode:
        """Differences win over incompleteness; nothing to compare is never the same."""
        severities = [file.severity for file in self.files if file.severity is not None]
        if self.fail_on is not None and any(each >= self.fail_on for each in severities):
            return ExitCode.FINDINGS
        if self.skipped:
            return ExitCode.INCOMPLETE
        return ExitCode.CLEAN if self.files else ExitCode.UNUSABLE

    def counts(self) -> Counter[ChangeKind]:
        """How many changes there are of each kind."""
        return Counter(change.kind for file in self.files for change in file.changes)

    def states(self) -> Counter[FileState]:
        """How many files there are in each state."""
        return Counter(file.state for file in self.files)

"""`diff`: compare two answer files, or two folders of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.api import inputs
from unattend_gen.core.comparison import Comparison, FileComparison
from unattend_gen.core.document import Document
from unattend_gen.core.report import Skipped
from unattend_gen.errors import InputError, SourceError, UsageError

if TYPE_CHECKING:
    from unattend_gen.api.inputs import Input
    from unattend_gen.core.finding import Severity
    from unattend_gen.errors import ExitCode

FORMATS: Final = ("text", "json", "markdown")


@dataclass(frozen=True, slots=True)
class DiffOutcome:
    """The differences between two answer files or folders.

    Attributes:
        comparison: the changes of each file, in the order of their paths; no secret.
    """

    comparison: Comparison

    @property
    def files(self) -> tuple[FileComparison, ...]:
        """Each file that is in one of the two or in both."""
        return self.comparison.files

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files in folders that could not be read."""
        return self.comparison.skipped

    @property
    def exit_code(self) -> ExitCode:
        """1 where a change reaches `fail_on`; 4 where nothing differs and a file was skipped."""
        return self.comparison.exit_code

    @property
    def summary(self) -> str:
        """The number of changes of each kind, on one line."""
        from unattend_gen.differ.formats import totals

        return totals(self.comparison)

    def format(self, format_: str = "text") -> str:
        """Return the comparison as `text`, `json` or `markdown`.

        Raises:
            UsageError: there is no such format.
        """
        from unattend_gen.differ.documents import with_shown_names
        from unattend_gen.differ.formats import FORMATS as WRITERS

        inputs.require_format(format_, FORMATS)
        return WRITERS[format_](with_shown_names(self.comparison))


def diff(left: Input, right: Input, *, fail_on: str | Severity = "warning") -> DiffOutcome:
    """Compare two answer files by what Setup reads in them, or two folders file by file.

    Args:
        left: an answer file, a folder, `-` for standard input, or content in memory.
        right: likewise; a file is compared with a file, a folder with a folder.
        fail_on: least severity that makes the exit code 1. A setting that is only spelled
            differently is a note; every other change is a warning.

    Raises:
        SourceError: a path does not exist, or a file cannot be read.
        InputError: a file is not an answer file.
        UsageError: a file and a folder, or standard input twice.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.differ.documents import compare_documents

    level = inputs.severity("fail_on", fail_on)
    sides = _side("left", left), _side("right", right)
    old, new = (str(side.location) if isinstance(side, Document) else side for side in sides)
    are_folders = _are_folders(*sides)
    name = None if are_folders else os.path.basename(new)  # noqa: PTH119 - a Path would change the name
    ours, theirs = (_by_name(side, name) for side in sides)
    found = tuple(compare_documents(ours, theirs, catalog()))
    files = tuple(each for each in found if isinstance(each, FileComparison))
    skipped = tuple(each for each in found if isinstance(each, Skipped))
    if not are_folders:
        _require_answer_files(files, skipped)
    elif not files and not skipped:
        message = "neither folder contains an XML file"
        raise SourceError(message, advice="name the folders that contain them", where=new)
    return DiffOutcome(Comparison(old, new, files, skipped, level))


def _side(argument: str, value: Input) -> str | Document:
    given = inputs.inputs(argument, value)
    return given.documents[0] if given.documents else given.paths[0]


def _are_folders(left: str | Document, right: str | Document) -> bool:
    """Return whether both sides are folders.

    Raises:
        UsageError: one is a folder and the other is not, or both are standard input.
    """
    if left == right == "-":
        message = "standard input can be read only once"
        raise UsageError(message, advice="put one of the two into a file")
    sides = (left, right)
    kinds = {isinstance(side, str) and side != "-" and os.path.isdir(side) for side in sides}  # noqa: PTH112 - a Path would change the name
    if len(kinds) > 1 and all(map(_exists, sides)):
        message = "one of the two is a folder and the other is not"
        raise UsageError(message, advice="name two files or two folders")
    return kinds == {True}


def _exists(side: str | Document) -> bool:
    return isinstance(side, Document) or side == "-" or os.path.lexists(side)


def _by_name(side: str | Document, name: str | None) -> dict[str, Document | Skipped]:
    """Return the documents by their path below a folder, or a single one by this name."""
    if isinstance(side, Document):
        return {name or inputs.MEMORY: side}
    from unattend_gen.sources.walk.tree import read_paths

    found = tuple(read_paths((side,)))
    if name is not None:
        return dict.fromkeys([name], found[0])
    return {os.path.relpath(each.location.path, side).replace(os.sep, "/"): each for each in found}


def _require_answer_files(files: tuple[FileComparison, ...], skipped: tuple[Skipped, ...]) -> None:
    """Require files that were named to be readable answer files."""
    for each in skipped:
        raise SourceError("cannot be compared", advice=each.advice, where=str(each.location))
    for file in files:
        if not file.is_answer_file:
            message = "one of the two is not an answer file: its root element is not unattend"
            where = file.right or ""
            raise InputError(message, advice="name two answer files", where=where)

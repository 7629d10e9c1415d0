"""`diff`: what differs between two answer files, or two folders of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from unattend_gen.api.reading import read
from unattend_gen.core.comparison import Comparison, FileComparison
from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Skipped
from unattend_gen.errors import InputError, SourceError, UsageError

if TYPE_CHECKING:
    from unattend_gen.core.document import Document


def diff(left: str, right: str, *, fail_on: Severity | None = Severity.WARNING) -> Comparison:
    """Compare two answer files by what Setup reads in them, or two folders file by file.

    Args:
        left: a file, a folder whose XML files are compared, or `-` for standard input.
        right: likewise; a file goes with a file, a folder with a folder.
        fail_on: least severity that makes the exit code 1; settings that are spelt otherwise and
            mean the same are a note, all else is a warning.

    Raises:
        SourceError: a path does not exist, or a file that was named cannot be read.
        InputError: a file that was named is no answer file.
        UsageError: a file and a folder, or standard input twice.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.differ.documents import compare_documents

    are_folders = _are_folders(left, right)
    name = None if are_folders else os.path.basename(right)  # noqa: PTH119 - nor here
    ours, theirs = (_by_name(path, name) for path in (left, right))
    found = tuple(compare_documents(ours, theirs, catalog()))
    files = tuple(each for each in found if isinstance(each, FileComparison))
    skipped = tuple(each for each in found if isinstance(each, Skipped))
    if not are_folders:
        _demand_answer_files(files, skipped)
    elif not files and not skipped:
        message = "there is no XML file in either folder"
        raise SourceError(message, advice="name the folders that hold them", where=right)
    return Comparison(left, right, files, skipped, fail_on)


def format_diff(comparison: Comparison, name: str) -> str:
    """A comparison as `text`, `json` or `markdown`.

    Raises:
        UsageError: naming the formats there are.
    """
    from unattend_gen.differ.documents import with_shown_names
    from unattend_gen.differ.formats import FORMATS

    demand_diff_format(name)
    return FORMATS[name](with_shown_names(comparison))


def demand_diff_format(name: str) -> None:
    """Refuse a format that `format_diff` would refuse, before there is anything to show.

    Raises:
        UsageError: naming the formats there are.
    """
    from unattend_gen.differ.formats import FORMATS

    if name not in FORMATS:
        message = f"no such format; there are {', '.join(FORMATS)}"
        raise UsageError(message, advice="leave --format out for text")


def describe_diff(comparison: Comparison) -> str:
    """How many changes there are of each kind, in a line."""
    from unattend_gen.differ.formats import totals

    return totals(comparison)


def _are_folders(left: str, right: str) -> bool:
    """Whether both are folders.

    Raises:
        UsageError: one is and the other is not, or both are standard input.
    """
    if left == right == "-":
        message = "standard input can be read once"
        raise UsageError(message, advice="put one of the two into a file")
    kinds = {path != "-" and os.path.isdir(path) for path in (left, right)}  # noqa: PTH112 - a Path would change the name
    if len(kinds) > 1 and all(path == "-" or os.path.lexists(path) for path in (left, right)):
        message = "a file can be compared with a file, a folder with a folder"
        raise UsageError(message, advice="name the file in the folder")
    return kinds == {True}


def _by_name(path: str, name: str | None) -> dict[str, Document | Skipped]:
    """What was read, by its path below the folder; or a file that was named, by this name."""
    found = tuple(read([path]))
    if name is not None:
        return dict.fromkeys([name], found[0])
    return {os.path.relpath(each.location.path, path).replace(os.sep, "/"): each for each in found}


def _demand_answer_files(files: tuple[FileComparison, ...], skipped: tuple[Skipped, ...]) -> None:
    """Files that were named must be answer files that can be read."""
    for each in skipped:
        raise SourceError("cannot be compared", advice=each.advice, where=str(each.location))
    for file in files:
        if not file.is_answer_file:
            message = "one of the two is no answer file: its root element is not unattend"
            where = file.right or ""
            raise InputError(message, advice="name the answer files themselves", where=where)

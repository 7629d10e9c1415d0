"""Documents of two sides, matched by name; answer files are compared by their settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.answer_file.names import UNATTEND
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.keys import shown_location, without_secret_keys
from unattend_gen.core.comparison import FileComparison
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.differ.answer_files import compare_answer_files
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.comparison import Comparison
    from unattend_gen.core.document import Document


_OTHER = "not an answer file, and the bytes differ"


@dataclass(frozen=True, slots=True)
class _Parsed:
    document: Document
    answer_file: AnswerFile

    @property
    def path(self) -> str:
        return self.document.location.path


def compare_documents(
    left: Mapping[str, Document | Skipped],
    right: Mapping[str, Document | Skipped],
    catalog: Catalog,
) -> Iterator[FileComparison | Skipped]:
    """Yield a comparison for each name, sorted; or a `Skipped` for each file that cannot be read.

    Files that exist on one side only are parsed too, so that a broken file is not reported as
    added.
    """
    for name in sorted(left.keys() | right.keys()):
        sides = [_parsed(side[name]) if name in side else None for side in (left, right)]
        skipped = [side for side in sides if isinstance(side, Skipped)]
        yield from skipped
        if not skipped:
            one, other = (side if isinstance(side, _Parsed) else None for side in sides)
            yield _compared(name, one, other, catalog)


def _compared(
    name: str,
    one: _Parsed | None,
    other: _Parsed | None,
    catalog: Catalog,
) -> FileComparison:
    sides = [side for side in (one, other) if side is not None]
    comparison = FileComparison(
        name,
        one.path if one else None,
        other.path if other else None,
        is_answer_file=all(side.answer_file.root.tag == UNATTEND for side in sides),
    )
    if one is None or other is None:
        return comparison
    if one.document.data == other.document.data:
        return comparison
    if not comparison.is_answer_file:
        return replace(comparison, note=_OTHER)
    changes = compare_answer_files(one.answer_file, other.answer_file, catalog)
    return replace(comparison, changes=changes)


def _parsed(document: Document | Skipped) -> _Parsed | Skipped:
    if isinstance(document, Skipped):
        return document
    try:
        return _Parsed(document, parse(document.data))
    except AnswerFileError as error:
        at = replace(document.location, line=error.line, column=error.column)
        return Skipped(at, SkipReason.NOT_WELL_FORMED, f"{error.message}; {error.advice}")


def with_shown_names(comparison: Comparison) -> Comparison:
    """Return the comparison with product keys in file and folder names masked."""
    skipped = (replace(one, location=shown_location(one.location)) for one in comparison.skipped)
    return replace(
        comparison,
        left=without_secret_keys(comparison.left),
        right=without_secret_keys(comparison.right),
        files=tuple(map(_file, comparison.files)),
        skipped=tuple(skipped),
    )


def _file(file: FileComparison) -> FileComparison:
    return replace(
        file,
        name=without_secret_keys(file.name),
        left=file.left and without_secret_keys(file.left),
        right=file.right and without_secret_keys(file.right),
    )

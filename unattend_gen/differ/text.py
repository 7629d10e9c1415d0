"""A comparison for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.printable import printable
from unattend_gen.differ.words import file_sentence, side_text, totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.comparison import Change, Comparison, FileComparison, Side

_INDENT = " " * 7


def as_text(comparison: Comparison) -> str:
    """Each file that differs under its name, each change with both values and lines; totals."""
    blocks = [_file(file) for file in comparison.files if file.severity is not None]
    blocks += [
        f"skipped  {printable(str(each.location))}: {printable(each.advice)}"
        for each in comparison.skipped
    ]
    return "\n\n".join((*blocks, totals(comparison))) + "\n"


def _file(file: FileComparison) -> str:
    sentence = file_sentence(file)
    if sentence is not None:
        return f"{printable(file.left or file.right or '')}: {sentence}"
    head = f"--- {printable(file.left or '')}\n+++ {printable(file.right or '')}"
    return "\n\n".join((head, *("\n".join(_change(change)) for change in file.changes)))


def _change(change: Change) -> Iterator[str]:
    yield f"{change.kind}  {printable(change.setting)}"
    if change.left is not None:
        yield f"{_INDENT}- {_line(change.left)}{side_text(change.left)}"
    if change.right is not None:
        yield f"{_INDENT}+ {_line(change.right)}{side_text(change.right)}"
    if change.note is not None:
        yield f"{_INDENT}note: {change.note}"


def _line(side: Side) -> str:
    return f"{side.line:>4} | " if side.line is not None else ""

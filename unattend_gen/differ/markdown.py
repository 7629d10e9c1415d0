"""A comparison as Markdown, for a merge request or a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.differ.words import file_sentence, side_text, totals
from unattend_gen.reports.markdown import code, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.comparison import Change, Comparison, FileComparison, Side


def as_markdown(comparison: Comparison) -> str:
    """A heading and a table for each file that differs; what was skipped; totals."""
    parts = [_file(file) for file in comparison.files if file.severity is not None]
    if comparison.skipped:
        skipped = (
            f"- {code(str(each.location))}: {escaped(each.advice)}" for each in comparison.skipped
        )
        parts.append("\n".join(("### Skipped", "", *skipped)))
    return "\n\n".join((*parts, f"{totals(comparison)}.")) + "\n"


def _file(file: FileComparison) -> str:
    heading = f"### {code(file.name)}"
    sentence = file_sentence(file)
    if sentence is not None:
        return f"{heading}\n\n{sentence}"
    return "\n".join((heading, "", *_table(file)))


def _table(file: FileComparison) -> Iterator[str]:
    yield "| Change | Setting | Before | After |"
    yield "|---|---|---|---|"
    for change in file.changes:
        cells = (change.kind, _setting(change), _cell(change.left), _cell(change.right))
        yield f"| {' | '.join(cells)} |"


def _setting(change: Change) -> str:
    note = f" ({change.note})" if change.note else ""
    return f"{code(change.setting)}{note}"


def _cell(side: Side | None) -> str:
    if side is None:
        return ""
    line = f" (line {side.line})" if side.line is not None else ""
    is_value = side.holds is None and side.value is not None
    return f"{code(side_text(side)) if is_value else escaped(side_text(side))}{line}"

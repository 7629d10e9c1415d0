"""A comparison as text or Markdown, and the table of all formats."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.core.comparison import ChangeKind, FileState
from unattend_gen.core.quoting import printable
from unattend_gen.differ.json import as_json
from unattend_gen.reports.markdown import code, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from unattend_gen.core.comparison import Change, Comparison, FileComparison, Side


_INDENT = " " * 7


def as_text(comparison: Comparison) -> str:
    """Return the files that differ, their changes with values and lines, and totals."""
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


def as_markdown(comparison: Comparison) -> str:
    """Return a heading and table for each file that differs, skipped files, and totals."""
    parts = [_markdown_file(file) for file in comparison.files if file.severity is not None]
    if comparison.skipped:
        skipped = (
            f"- {code(str(each.location))}: {escaped(each.advice)}" for each in comparison.skipped
        )
        parts.append("\n".join(("### Skipped", "", *skipped)))
    return "\n\n".join((*parts, f"{totals(comparison)}.")) + "\n"


def _markdown_file(file: FileComparison) -> str:
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


_LONGEST: Final = 160
_NOT_SHOWN: Final = "value not shown: the setting is not in the catalog"
_FILE_COUNTS: Final = {
    FileState.ONLY_LEFT: "{} file removed",
    FileState.ONLY_RIGHT: "{} file added",
    FileState.SAME: "{} file unchanged",
}


def side_text(side: Side) -> str:
    """Return a value, shortened if it is long, or in words what a secret setting contains."""
    if side.holds is not None:
        return f"({side.holds})"
    if side.value is None:
        return f"({_NOT_SHOWN})"
    text = printable(side.value)
    if not text.strip():
        return "(empty)"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def file_sentence(file: FileComparison) -> str | None:
    """Return what happened to a file as a whole, or None if its changes say it."""
    match file.state:
        case FileState.ONLY_LEFT:
            return "removed"
        case FileState.ONLY_RIGHT:
            return "added"
        case _:
            return file.note


def totals(comparison: Comparison) -> str:
    """Return the number of changes of each kind, and of files that were added or removed."""
    counts, states = comparison.counts(), comparison.states()
    parts = [f"{counts[kind]} {kind}" for kind in ChangeKind if counts[kind]]
    for state, template in _FILE_COUNTS.items():
        if states[state] and len(comparison.files) > 1:
            words = template.format(states[state])
            parts.append(words.replace(" file", " files") if states[state] > 1 else words)
    if comparison.skipped:
        parts.append(f"{len(comparison.skipped)} skipped")
    return ", ".join(parts) or "no difference"


FORMATS: Final[Mapping[str, Callable[[Comparison], str]]] = MappingProxyType(
    {"text": as_text, "json": as_json, "markdown": as_markdown}
)
"""The formats by the name that `--format` takes."""

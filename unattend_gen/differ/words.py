"""How the layouts put a comparison: one side of a change, the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.comparison import ChangeKind, FileState
from unattend_gen.core.printable import printable

if TYPE_CHECKING:
    from unattend_gen.core.comparison import Comparison, FileComparison, Side

_LONGEST: Final = 160
_NOT_SHOWN: Final = "a value that is not shown: the catalog does not know the setting"
_OF_FILES: Final = {
    FileState.ONLY_LEFT: "{} file removed",
    FileState.ONLY_RIGHT: "{} file added",
    FileState.SAME: "{} file the same",
}


def side_text(side: Side) -> str:
    """A value as it may be shown, cut where it is long; or what a secret setting holds."""
    if side.holds is not None:
        return f"({side.holds})"
    if side.value is None:
        return f"({_NOT_SHOWN})"
    text = printable(side.value)
    if not text.strip():
        return "(empty)"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def file_sentence(file: FileComparison) -> str | None:
    """What there is to say of a file as a whole, or None."""
    match file.state:
        case FileState.ONLY_LEFT:
            return "removed"
        case FileState.ONLY_RIGHT:
            return "added"
        case _:
            return file.note


def totals(comparison: Comparison) -> str:
    """How many changes of each kind, and what became of files."""
    counts, states = comparison.counts(), comparison.states()
    parts = [f"{counts[kind]} {kind}" for kind in ChangeKind if counts[kind]]
    for state, form in _OF_FILES.items():
        if states[state] and len(comparison.files) > 1:
            words = form.format(states[state])
            parts.append(words.replace(" file", " files") if states[state] > 1 else words)
    if comparison.skipped:
        parts.append(f"{len(comparison.skipped)} skipped")
    return ", ".join(parts) or "no difference"

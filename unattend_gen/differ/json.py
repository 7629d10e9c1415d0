"""A comparison as JSON; `unattend-gen schema diff` prints its JSON Schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.core.comparison import ChangeKind
from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from unattend_gen.core.comparison import Change, Comparison, FileComparison, Side
    from unattend_gen.core.report import Skipped

SCHEMA: Final = "unattend-gen/diff/1"
"""Name and version of the format; later versions only add fields."""


def as_json(comparison: Comparison) -> str:
    """Return the whole comparison, including files without changes."""
    counts = comparison.counts()
    content = {
        "schema": SCHEMA,
        "tool": {"name": "unattend-gen", "version": __version__},
        "left": printable(comparison.left),
        "right": printable(comparison.right),
        "complete": not comparison.skipped,
        "exit_code": int(comparison.exit_code),
        "totals": {
            "files": len(comparison.files),
            **{kind.value: counts[kind] for kind in ChangeKind},
            "skipped": len(comparison.skipped),
        },
        "files": [_file(file) for file in comparison.files],
        "skipped": [_skipped(each) for each in comparison.skipped],
    }
    return json.dumps(content, indent=2) + "\n"


def _file(file: FileComparison) -> dict[str, object]:
    return {
        "name": printable(file.name),
        "state": file.state.value,
        "left": None if file.left is None else printable(file.left),
        "right": None if file.right is None else printable(file.right),
        "note": file.note,
        "changes": [_change(change) for change in file.changes],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "setting": printable(change.setting),
        "left": _side(change.left),
        "right": _side(change.right),
        "note": change.note,
    }


def _side(side: Side | None) -> dict[str, object] | None:
    if side is None:
        return None
    return {
        "setting": printable(side.setting),
        "line": side.line,
        "value": None if side.value is None else printable(side.value),
        "holds": side.holds,
    }


def _skipped(skipped: Skipped) -> dict[str, object]:
    return {
        "path": printable(skipped.location.path),
        "line": skipped.location.line,
        "reason": skipped.reason.value,
        "advice": printable(skipped.advice),
    }

"""Convert findings to JSON values and back, for packing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from unattend_gen.core.finding import Confidence, Edit, Excerpt, Finding, Fix, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.packed import Form

if TYPE_CHECKING:
    from collections.abc import Callable

_FEW_EDITS: Final = 8
"""A fix with more edits is usually the same for many findings, such as all items of a list."""

_Row: TypeAlias = list[Any]  # Any: what JSON holds, by its place


def write_fix(fix: Fix) -> _Row:
    """Return the fields of a fix in order, with its edits as lists."""
    edits = [[edit.start, edit.end, edit.text] for edit in fix.edits]
    return [fix.summary, fix.is_safe, edits, fix.uncovers]


def read_fix(row: _Row) -> Fix:
    """Return the fix from its fields."""
    summary, is_safe, edits, uncovers = row
    return Fix(summary, is_safe, tuple(Edit(*edit) for edit in edits), uncovers)


def write_finding(finding: Finding, write: Callable[[Fix], object] = write_fix) -> _Row:
    """Return the fields of a finding in order, with nested objects as lists.

    Args:
        finding: the finding.
        write: returns its fix as JSON types.
    """
    at, fix, excerpt = finding.location, finding.fix, finding.excerpt
    return [
        finding.rule,
        finding.severity.value,
        finding.confidence.value,
        [at.path, at.inside, at.line, at.column, at.setting],
        finding.message,
        finding.advice,
        finding.last_five,
        None if fix is None else write(fix),
        None if excerpt is None else [excerpt.text, excerpt.start, excerpt.end],
        finding.secret_id,
    ]


def read_finding(row: _Row, read: Callable[[Any], Fix] = read_fix) -> Finding:
    """Return the finding from its fields.

    Args:
        row: the fields. Any: what JSON holds.
        read: returns the fix that `write` of `write_finding` wrote.
    """
    rule, severity, confidence, at, message, advice, last_five, fix, excerpt, secret_id = row
    path, inside, line, column, setting = at
    return Finding(
        rule=rule,
        severity=Severity(severity),
        confidence=Confidence(confidence),
        location=Location(path, tuple(inside), line=line, column=column, setting=setting),
        message=message,
        advice=advice,
        last_five=last_five,
        fix=None if fix is None else read(fix),
        excerpt=None if excerpt is None else Excerpt(*excerpt),
        secret_id=secret_id,
    )


class _SharedFixes:
    """Fixes with many edits: kept once each, however many findings have them."""

    def __init__(self) -> None:
        self._fixes: list[Fix] = []
        self._numbers: dict[int, int] = {}

    def write(self, fix: Fix) -> object:
        """Return the number of a fix with many edits, the fields of any other."""
        if len(fix.edits) <= _FEW_EDITS:
            return write_fix(fix)
        if id(fix) not in self._numbers:
            self._numbers[id(fix)] = len(self._fixes)
            self._fixes.append(fix)
        return self._numbers[id(fix)]

    def read(self, written: _Row | int) -> Fix:
        """Return the fix that was written."""
        return self._fixes[written] if isinstance(written, int) else read_fix(written)


def finding_form() -> Form[Finding]:
    """Return the conversion for one sequence of findings, which may share fixes."""
    shared = _SharedFixes()
    return Form(partial(write_finding, write=shared.write), partial(read_finding, read=shared.read))

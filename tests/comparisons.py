"""Makers of comparisons for tests of their formats."""

from __future__ import annotations

from typing import Final

from unattend_gen.core.comparison import Change, ChangeKind, Comparison, FileComparison, Side
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason

TIME_ZONE: Final = "specialize/Microsoft-Windows-Shell-Setup/TimeZone"
KEY: Final = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"


def a_change(kind: ChangeKind = ChangeKind.CHANGED, note: str | None = None) -> Change:
    """Return a change of the time zone from UTC to GMT."""
    left = None if kind is ChangeKind.ADDED else Side(TIME_ZONE, 3, "UTC")
    right = None if kind is ChangeKind.REMOVED else Side(TIME_ZONE, 4, "GMT")
    return Change(kind, left, right, note)


def a_comparison() -> Comparison:
    """Return a comparison of two folders with each kind of difference."""
    secret = Change(
        ChangeKind.CHANGED,
        Side(KEY, 5, holds="a product key ending in Q4JK2, in clear text"),
        Side(KEY, 6, holds="Setup's marker"),
    )
    return Comparison(
        "a",
        "b",
        (
            FileComparison("gone.xml", "a/gone.xml", None),
            FileComparison("new.xml", None, "b/new.xml"),
            FileComparison("one|.xml", "a/one|.xml", "b/one|.xml", (a_change(), secret)),
            FileComparison("same.xml", "a/same.xml", "b/same.xml"),
            FileComparison(
                "wifi.xml", "a/wifi.xml", "b/wifi.xml", note="other bytes", is_answer_file=False
            ),
        ),
        (Skipped(Location("b/x.xml", line=2), SkipReason.NOT_WELL_FORMED, "mend it"),),
    )

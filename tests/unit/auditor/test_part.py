from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from tests.reports import LEFTOVER, NOTE, SKIPPED
from unattend_gen.auditor.part import (
    Part,
    joined,
    read_part,
    signature_of,
    worker_killed,
    write_part,
)
from unattend_gen.core.location import Location
from unattend_gen.core.report import SkipReason

if TYPE_CHECKING:
    from pathlib import Path

ONE = Part((LEFTOVER,), (), 2, 30, {"clear": 1, "marker": 2}, 1, 3, 5)
OTHER = Part((NOTE,), (SKIPPED,), 1, 12, {"marker": 1}, 1, 4, 6)


def test_parts_add_up_in_their_order() -> None:
    assert joined([ONE, OTHER]) == Part(
        (LEFTOVER, NOTE), (SKIPPED,), 3, 42, {"clear": 1, "marker": 3}, 2, 7, 11
    )


def test_written_findings_are_read_back() -> None:
    assert read_part(json.loads(json.dumps(write_part(ONE)))) == ONE


def test_a_file_that_is_written_anew_has_another_signature(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one")
    before = signature_of(str(path), follow_link=False)
    path.write_text("two")
    os.utime(path, ns=(1, 1))

    assert before is not None
    assert signature_of(str(path), follow_link=False) != before


def test_a_missing_file_has_no_signature(tmp_path: Path) -> None:
    assert signature_of(str(tmp_path / "a"), follow_link=True) is None
    assert signature_of("\0", follow_link=True) is None


def test_a_file_that_killed_its_workers_is_reported_with_advice() -> None:
    entry = worker_killed(Location("a"))

    assert (entry.location, entry.reason) == (Location("a"), SkipReason.UNREADABLE)
    assert "memory" in entry.advice

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import TEST_MAK
from unattend_gen.audit.engine import Task, audited_blobs, audited_parts, report
from unattend_gen.audit.part import Part
from unattend_gen.audit.scan import Yardstick
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import ExitCode
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.tree import addresses

if TYPE_CHECKING:
    from pathlib import Path

TASK = Task(Yardstick(b"k" * 32))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two hundred files and three leaks."""
    for number in range(200):
        (tmp_path / f"{number:03}.log").write_text("nothing\n")
    for number in (7, 111, 199):
        (tmp_path / f"{number:03}.log").write_text(f"key read: {TEST_MAK}\n")
    return tmp_path


def audited(tree: Path, jobs: int) -> list[Part]:
    return list(audited_parts(addresses([str(tree)], suffixes=("",)), TASK, jobs=jobs))


def test_the_findings_are_the_same_in_the_same_order_whatever_the_number_of_jobs(
    tree: Path,
) -> None:
    reports = [report(audited(tree, jobs), fail_on=Severity.NOTE) for jobs in (1, 2)]

    assert reports[0] == reports[1]
    assert [Location(one.location.path) for one in reports[0].findings] == [
        Location(str(tree / name)) for name in ("007.log", "111.log", "199.log")
    ]
    assert reports[0].documents_read == 200


def test_what_was_read_is_counted(tree: Path) -> None:
    parts = audited(tree, 2)

    assert sum(part.documents for part in parts) == 200
    assert sum(part.size for part in parts) == sum(path.stat().st_size for path in tree.iterdir())


def test_what_was_skipped_makes_the_report_incomplete() -> None:
    skipped = Skipped(Location("a"), SkipReason.UNREADABLE, "look")
    [part] = audited_parts([skipped], TASK, jobs=1)

    assert part == Part(skipped=(skipped,))
    assert report([part], fail_on=Severity.NOTE).exit_code is ExitCode.INCOMPLETE


def test_blobs_that_are_at_hand_are_searched_too() -> None:
    data = f"slmgr /ipk {TEST_MAK}".encode()
    lost = Skipped(Location("b"), SkipReason.UNREADABLE, "no")
    blobs: list[Blob | Skipped] = [Blob(Location("a"), len(data), data), lost]

    parts = list(audited_blobs(blobs, Task(Yardstick(b"k" * 32))))

    assert [finding.last_five for part in parts for finding in part.findings] == ["Q4JK2"]
    assert [part.skipped for part in parts] == [(), (lost,)]

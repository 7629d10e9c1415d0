from __future__ import annotations

import os
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import TEST_MAK
from unattend_gen.auditor.engine import Task, audited_blobs, audited_parts, report, search_id
from unattend_gen.auditor.part import FileResult, Part, Signature
from unattend_gen.auditor.scan import ScanContext
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.core.overview import LeftOutReason
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import ExitCode
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.limits import Limits
from unattend_gen.sources.walk.tree import Address, addresses

if TYPE_CHECKING:
    from pathlib import Path

TASK = Task(ScanContext(b"k" * 32))


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


def test_documents_are_counted(tree: Path) -> None:
    parts = audited(tree, 2)

    assert sum(part.documents for part in parts) == 200
    assert sum(part.size for part in parts) == sum(path.stat().st_size for path in tree.iterdir())


def test_a_skipped_input_makes_the_report_incomplete() -> None:
    skipped = Skipped(Location("a"), SkipReason.UNREADABLE, "look")
    [part] = audited_parts([skipped], TASK, jobs=1)

    assert part == Part(skipped=(skipped,))
    assert report([part], fail_on=Severity.NOTE).exit_code is ExitCode.INCOMPLETE


def test_blobs_that_are_at_hand_are_searched_too() -> None:
    data = f"slmgr /ipk {TEST_MAK}".encode()
    lost = Skipped(Location("b"), SkipReason.UNREADABLE, "no")
    blobs: list[Blob | Skipped] = [Blob(Location("a"), len(data), data), lost]

    parts = list(audited_blobs(blobs, Task(ScanContext(b"k" * 32))))

    assert [finding.last_five for part in parts for finding in part.findings] == ["Q4JK2"]
    assert [part.skipped for part in parts] == [(), (lost,)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_known_result_passes_through_unread(tree: Path, jobs: int) -> None:
    gone = Location(str(tree / "gone.log"))
    known = FileResult(gone, Signature(1, 2, 3), Part((), (), 5, 6, {"marker": 7}, 1))
    items = [known, *addresses([str(tree)], suffixes=("",))]

    whole = report(audited_parts(items, TASK, jobs=jobs), fail_on=Severity.NOTE)

    assert whole.documents_read == 205
    assert whole.skipped == ()
    assert whole.overview is not None
    assert whole.overview.states == {"clear": 3, "marker": 7}


def test_results_are_returned_file_by_file_for_a_journal(tree: Path) -> None:
    task = replace(TASK, keeps_files=True)

    parts = audited_parts(addresses([str(tree)], suffixes=("",)), task, jobs=2)

    kept = [one for part in parts for one in part.kept]
    assert [one.location.path for one in kept] == [str(tree / f"{n:03}.log") for n in range(200)]
    assert all(one.signature for one in kept)


def test_a_search_is_another_one_with_another_key_list_or_limit() -> None:
    others = (
        replace(TASK, context=ScanContext(b"o" * 32)),
        replace(TASK, context=ScanContext(b"k" * 32, frozenset({"00"}))),
        replace(TASK, limits=Limits(depth=2)),
    )

    names = {search_id(one) for one in (TASK, *others)}

    assert search_id(TASK) == search_id(Task(ScanContext(b"k" * 32)))
    assert len(names) == 4


def test_the_report_counts_files_containers_bytes_and_states() -> None:
    found = Part(documents=2, size=3, states={"clear": 1}, files=1, containers=1)

    told = report([found, Part(files=1, containers=2)], fail_on=None)

    overview = told.overview
    assert told.containers_read == 3
    assert overview is not None
    assert (overview.files, overview.size_bytes, overview.states) == (2, 3, {"clear": 1})
    assert overview.left_out == {}


def test_the_report_counts_the_files_in_images_that_were_not_read() -> None:
    told = report([Part(passed_over=2), Part(passed_over=3)], fail_on=None)

    assert told.overview is not None
    assert told.overview.left_out == {LeftOutReason.BESIDE_KNOWN_PLACES: 5}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_key_in_a_folder_name_is_reported_once_and_in_a_file_name_at_the_file(
    tmp_path: Path, jobs: int
) -> None:
    folder = tmp_path / TEST_MAK
    folder.mkdir()
    (folder / "a.txt").write_text("nothing")
    (folder / f"b {TEST_MAK}.txt").write_text("")

    found = report(audited(tmp_path, jobs), fail_on=Severity.NOTE)

    assert [one.location for one in found.findings] == [
        Location(str(folder)),
        Location(str(folder / f"b {TEST_MAK}.txt")),
    ]
    assert found.overview is not None
    assert found.overview.states == {"clear": 1}


def test_the_name_of_a_skipped_file_is_searched_too() -> None:
    skipped = Skipped(Location(f"{TEST_MAK}.zip"), SkipReason.UNREADABLE, "look")

    [part] = audited_parts([skipped], TASK, jobs=1)

    assert [one.last_five for one in part.findings] == ["Q4JK2"]
    assert part.skipped == (skipped,)


class Deadly(Address):
    """The address of a file that no process outlives."""

    def __reduce__(self) -> tuple[object, ...]:
        return _killed, ()


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_file_that_kills_every_process_is_reported_and_the_others_are_searched(
    tree: Path,
) -> None:
    found = [*addresses([str(tree)], suffixes=("",))]
    found[50] = Deadly(found[50].location, was_named=False)
    told = report(audited_parts(found, TASK, jobs=2), fail_on=Severity.NOTE)

    assert [one.location for one in told.skipped] == [found[50].location]
    assert "was killed" in told.skipped[0].advice
    assert (len(told.findings), told.documents_read) == (3, 199)
    assert (told.exit_code, told.is_complete) == (ExitCode.FINDINGS, False)

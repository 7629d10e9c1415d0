from __future__ import annotations

import io
import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from tests.samples import a_shell_setup
from unattend_gen.core.finding import Severity
from unattend_gen.errors import UsageError
from unattend_gen.sources.walk.tree import addresses
from unattend_gen.validator.engine import report
from unattend_gen.validator.options import Policy
from unattend_gen.validator.workers import Task, validate_parts

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.report import Report

TASK = Task()
BAD = a_shell_setup("specialize", "<CopyProfile>ours</CopyProfile>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a hundred answer files, of which each third has a mistake, and a link."""
    good = a_shell_setup("specialize", "<ComputerName>PC-01</ComputerName>")
    for number in range(100):
        (tmp_path / f"{number:03}.xml").write_bytes(good if number % 3 else BAD)
    (tmp_path / "050-link.xml").symlink_to("000.xml")
    return tmp_path


def judged(*paths: str, jobs: int | None, task: Task = TASK) -> Report:
    return report(validate_parts(addresses(paths), task, jobs=jobs), fail_on=Severity.WARNING)


def test_the_report_is_the_same_whatever_the_number_of_jobs(folder: Path) -> None:
    alone = judged(str(folder), jobs=1)

    assert (alone.documents_read, len(alone.findings), len(alone.skipped)) == (100, 34, 1)
    assert judged(str(folder), jobs=3) == alone
    assert judged(str(folder), jobs=None) == alone


def test_standard_input_is_read_by_this_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD)))

    found = judged("-", str(folder), jobs=2)

    assert (found.documents_read, found.findings[0].location.path) == (101, "-")


def test_the_task_goes_along(folder: Path) -> None:
    task = Task("11-24h2", Policy(ignore=frozenset({"wrong-type"})))

    assert judged(str(folder), jobs=2, task=task).findings == ()


def test_trouble_in_a_worker_is_reported_as_in_one_process(folder: Path) -> None:
    with pytest.raises(UsageError):
        judged(str(folder), jobs=2, task=Task("12"))


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    assert judged(str(tmp_path), jobs=2).documents_read == 0


def test_no_bytes_of_a_document_travel(folder: Path) -> None:
    (found, *_) = addresses([str(folder)])

    assert b"CopyProfile" not in pickle.dumps((found, TASK))

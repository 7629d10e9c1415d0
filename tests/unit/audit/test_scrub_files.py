from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.samples import MARKER, TEST_MAK
from unattend_gen.audit.engine import Task
from unattend_gen.audit.scan import Yardstick
from unattend_gen.audit.scrub_files import ScrubbedFile, report, scrubbed_files
from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.errors import ExitCode
from unattend_gen.sources.tree import addresses

if TYPE_CHECKING:
    from pathlib import Path

TASK = Task(Yardstick(b"k" * 32))
LINE = f"slmgr /ipk {TEST_MAK}\n"


def results(folder: Path, *, in_place: bool) -> list[ScrubbedFile | Skipped]:
    found = addresses([str(folder)], suffixes=("",))
    return list(scrubbed_files(found, TASK, in_place=in_place))


def reported(folder: Path, *, in_place: bool) -> Report:
    return report(results(folder, in_place=in_place), fail_on=Severity.NOTE)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "go.cmd"
    path.write_text(LINE)
    return path


def test_a_plan_writes_nothing(script: Path) -> None:
    plan = reported(script.parent, in_place=False)

    assert script.read_text() == LINE
    assert [one.rule for one in plan.findings] == ["secret-in-command"]
    assert plan.exit_code is ExitCode.FINDINGS


def test_in_place_the_file_is_scrubbed_and_a_second_run_has_nothing_to_do(script: Path) -> None:
    first = reported(script.parent, in_place=True)
    second = results(script.parent, in_place=True)

    assert script.read_text() == f"slmgr /ipk {MARKER}\n"
    assert first.exit_code is ExitCode.CLEAN
    assert [isinstance(one, ScrubbedFile) and one.is_written for one in second] == [False]


def test_a_file_that_cannot_be_written_is_told_with_its_secrets(script: Path) -> None:
    os.link(script, script.parent / "other.cmd")
    outcome = reported(script.parent, in_place=True)

    assert script.read_text() == LINE
    assert [one.reason for one in outcome.skipped] == [SkipReason.NOT_WRITTEN] * 2
    assert outcome.exit_code is ExitCode.FINDINGS


def test_what_stands_in_an_archive_is_told_and_not_touched(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("go.cmd", LINE)
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    outcome = reported(tmp_path, in_place=True)

    assert (tmp_path / "a.zip").read_bytes() == stream.getvalue()
    assert [one.advice for one in outcome.findings] == [
        "it stands where nothing is written: unpack and scrub it, or delete it there"
    ]


def test_what_was_not_read_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 cut off")

    assert [one.reason for one in reported(tmp_path, in_place=True).skipped] == [SkipReason.DAMAGED]

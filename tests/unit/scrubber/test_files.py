"""Many files scrubbed, by one process or several."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.hives import a_hive
from tests.images import a_wim
from tests.samples import MARKER, TEST_MAK
from unattend_gen.auditor.part import FileResult, Part
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Skipped
from unattend_gen.errors import ExitCode
from unattend_gen.output import residue_at
from unattend_gen.scrubber.address import ScrubTask
from unattend_gen.scrubber.engine import ScrubContext
from unattend_gen.scrubber.files import report, scrubbed_parts
from unattend_gen.sources.walk.tree import Address, addresses

if TYPE_CHECKING:
    from pathlib import Path

CONTEXT = ScrubContext(b"k" * 32)
LINE = f"slmgr /ipk {TEST_MAK}\n"


def outcome(folder: Path, *, in_place: bool = True, jobs: int | None = None) -> Report:
    found = addresses([str(folder)], suffixes=("",))
    parts = scrubbed_parts(found, ScrubTask(CONTEXT, in_place), jobs=jobs)
    return report(parts, fail_on=Severity.NOTE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(5):
        (tmp_path / f"{number}.cmd").write_text(LINE)
    (tmp_path / "clean.txt").write_text("nothing")
    return tmp_path


def test_a_plan_reports_the_secrets_to_scrub_as_findings(folder: Path) -> None:
    plan = outcome(folder, in_place=False)

    assert [one.rule for one in plan.findings] == ["secret-in-command"] * 5
    assert (plan.exit_code, plan.documents_read) == (ExitCode.FINDINGS, 6)


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_in_place_nothing_is_left_whatever_the_number_of_jobs(
    folder: Path, jobs: int | None
) -> None:
    first = outcome(folder, jobs=jobs)

    assert {one.read_text() for one in folder.glob("*.cmd")} == {f"slmgr /ipk {MARKER}\n"}
    assert (first.exit_code, first.documents_read) == (ExitCode.CLEAN, 6)


def test_a_secret_that_could_not_be_replaced_is_a_finding(folder: Path) -> None:
    (folder / "go.gz").write_bytes(gzip.compress(LINE.encode()))
    (folder / "0.cmd").chmod(0o400)
    done = outcome(folder)

    assert [one.location.path for one in done.findings] == [
        str(folder / "0.cmd"),
        str(folder / "go.gz"),
    ]
    assert [one.reason.value for one in done.skipped] == ["not-written"]
    assert done.exit_code is ExitCode.FINDINGS


def test_temporary_files_of_a_killed_run_are_removed(folder: Path) -> None:
    left = folder / ".unattend-gen-0.cmd.partial"
    left.mkdir(0o700)
    (left / "new").write_text(LINE)
    (folder / ".unattend-gen-0.cmd.lock").touch(0o600)
    done = outcome(folder)

    assert done.exit_code is ExitCode.CLEAN
    assert done.documents_read == 6
    assert [one for one in folder.iterdir() if residue_at(one)] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed")
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_killed_run_leaves_whole_files_and_the_next_run_scrubs_them(
    folder: Path, call: str
) -> None:
    script = (
        "import os, signal, sys, unattend_gen as ug\n"
        "def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)\n"
        "setattr(os, sys.argv[1], killed)\n"
        "ug.scrub(sys.argv[2], in_place=True, jobs=1)\n"
    )
    subprocess.run([sys.executable, "-c", script, call, str(folder)], check=False)
    contents = {path.read_text() for path in folder.glob("*.cmd")}

    assert contents <= {LINE, LINE.replace(TEST_MAK, MARKER)}
    assert outcome(folder).exit_code is ExitCode.CLEAN
    assert [one for one in folder.iterdir() if residue_at(one)] == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no modes")
def test_world_readable_files_are_not_removed(folder: Path) -> None:
    other = folder / ".unattend-gen-notes.xml.partial"
    other.mkdir()
    other.chmod(0o755)
    (other / "notes.cmd").write_text(LINE)
    outcome(folder)

    assert (other / "notes.cmd").read_text() == LINE.replace(TEST_MAK, MARKER)


def test_a_plan_removes_nothing(folder: Path) -> None:
    (folder / ".unattend-gen-0.cmd.lock").write_text("")
    outcome(folder, in_place=False)

    assert (folder / ".unattend-gen-0.cmd.lock").exists()


def test_files_in_a_journal_are_counted_and_not_read(folder: Path) -> None:
    found = list(addresses([str(folder)], suffixes=("",)))
    task = ScrubTask(CONTEXT, in_place=True, keeps_files=True)
    known = FileResult(Location(str(folder / "0.cmd")), None, Part(documents=1))
    (part,) = scrubbed_parts([known], task, jobs=1)
    first = [one for step in scrubbed_parts(found, task, jobs=1) for one in step.clean]
    second = [one for step in scrubbed_parts(found, task, jobs=1) for one in step.clean]

    assert (part.documents, part.results) == (1, ())
    assert [one.location.path for one in first] == [str(folder / "clean.txt")]
    assert len(second) == 6


def test_skipped_addresses_pass_through(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    done = outcome(tmp_path)

    assert all(isinstance(one, Skipped) for one in done.skipped)
    assert done.exit_code is ExitCode.INCOMPLETE


@pytest.mark.parametrize("in_place", [True, False])
def test_an_archive_without_documents_was_looked_at(tmp_path: Path, *, in_place: bool) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.mkdir("empty")
    a_wim(tmp_path / "images" / "a.wim", {"Users/x/note.txt": b"text"}).rename(tmp_path / "a.wim")
    shutil.rmtree(tmp_path / "images")
    (tmp_path / "SOFTWARE").write_bytes(a_hive({}))
    found = outcome(tmp_path, in_place=in_place)

    assert (found.documents_read, found.containers_read) == (0, 3)
    assert found.exit_code is ExitCode.CLEAN


class Deadly(Address):
    """The address of a file that no process outlives."""

    def __reduce__(self) -> tuple[object, ...]:
        return _killed, ()


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_file_that_kills_every_process_is_reported_and_the_others_are_scrubbed(
    folder: Path,
) -> None:
    found = [*addresses([str(folder)], suffixes=("",))]
    found[2] = Deadly(found[2].location, was_named=False)
    known = FileResult(Location("known"), None, Part(documents=3, containers=2))
    parts = scrubbed_parts([*found, known], ScrubTask(CONTEXT, in_place=True), jobs=2)
    told = report(parts, fail_on=Severity.NOTE)

    assert [one.location for one in told.skipped] == [found[2].location]
    assert sorted(one.name for one in folder.iterdir() if TEST_MAK in one.read_text()) == ["2.cmd"]
    assert (told.documents_read, told.containers_read) == (8, 2)
    assert told.exit_code is ExitCode.INCOMPLETE


@pytest.mark.parametrize("in_place", [False, True])
def test_a_key_in_a_name_is_reported_once_and_remains(tmp_path: Path, *, in_place: bool) -> None:
    (tmp_path / TEST_MAK / "in").mkdir(parents=True)
    for name in ("a.txt", "in/b.txt", f"in/{TEST_MAK}.txt"):
        (tmp_path / TEST_MAK / name).write_text("nothing")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(f"{TEST_MAK}.txt", "nothing")
    result = outcome(tmp_path, in_place=in_place)

    assert [one.message.rpartition(" is in ")[2] for one in result.findings] == [
        "the name of a folder",
        "the name of the file",
        "the name of the file",
    ]
    assert (result.exit_code, result.documents_read) == (ExitCode.FINDINGS, 4)

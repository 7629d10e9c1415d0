"""One file scrubbed."""

from __future__ import annotations

import fcntl
import gzip
import os
import shutil
import stat
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.hives import a_hive, below, text
from tests.images import ANSWER_FILE, a_wim
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.scrubber.address import ScrubTask, scrubbed_at
from unattend_gen.scrubber.engine import ScrubContext
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534
CONTEXT = ScrubContext(b"k" * 32)
WINLOGON = "Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
LINE = f"slmgr /ipk {TEST_MAK}\n"
PLAN = ScrubTask(CONTEXT, in_place=False)
WRITE = ScrubTask(CONTEXT, in_place=True)


def scrubbed(path: Path, task: ScrubTask = WRITE, *, was_named: bool = False) -> list[object]:
    return list(scrubbed_at(Address(Location(str(path)), was_named=was_named), task))


def left_in_place(path: Path) -> list[ScrubbedFile]:
    return [one for one in scrubbed(path) if isinstance(one, ScrubbedFile)]


def one_file(path: Path, task: ScrubTask = WRITE) -> ScrubbedFile:
    (result,) = scrubbed(path, task)
    assert isinstance(result, ScrubbedFile)
    return result


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "go.cmd"
    path.write_text(LINE)
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("go.cmd", LINE)
        opened.writestr("other.txt", "other " * 100)
    path.chmod(0o640)
    return path


def test_a_plan_writes_nothing(script: Path, archive: Path) -> None:
    before = archive.read_bytes()

    assert (one_file(script, PLAN).is_written, len(one_file(script, PLAN).replaced)) == (False, 1)
    assert [
        isinstance(one, ScrubbedFile) and one.is_written for one in scrubbed(archive, PLAN)
    ] == [
        False,
        False,
    ]
    assert (script.read_text(), archive.read_bytes()) == (LINE, before)


def test_a_file_is_written_once_and_then_has_nothing_to_scrub(script: Path) -> None:
    assert one_file(script).is_written
    assert script.read_text() == f"slmgr /ipk {MARKER}\n"
    assert one_file(script).is_clean


@pytest.mark.parametrize("limits", [Limits(), Limits(document_bytes=100)])
def test_an_archive_is_written_anew_and_stays_the_same_file(archive: Path, limits: Limits) -> None:
    written = scrubbed(archive, ScrubTask(CONTEXT, in_place=True, limits=limits))

    with zipfile.ZipFile(archive) as opened:
        assert opened.read("go.cmd") == f"slmgr /ipk {MARKER}\n".encode()
        assert opened.read("other.txt") == b"other " * 100
    assert isinstance(written[0], ScrubbedFile)
    assert written[0].is_written
    assert stat.S_IMODE(archive.stat().st_mode) == 0o640
    assert list(archive.parent.iterdir()) == [archive]


def test_an_archive_that_cannot_be_written_is_reported_in_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as opened:
        opened.writestr("go.cmd", LINE)
    result = one_file(path, PLAN)

    assert result.replaced == ()
    assert "compression method" in result.left[0].advice


def test_a_file_or_archive_with_hard_links_is_reported_with_its_secrets(
    script: Path, archive: Path
) -> None:
    os.link(script, script.parent / "other.cmd")
    os.link(archive, script.parent / "other.zip")
    outcomes = [one_file(script), scrubbed(archive)[0]]

    assert script.read_text() == LINE
    for one in outcomes:
        assert isinstance(one, ScrubbedFile)
        assert one.trouble is not None
        assert one.trouble.reason is SkipReason.NOT_WRITTEN
        assert "2 names (hard links)" in one.left[0].advice


def test_a_link_is_not_followed_and_one_that_was_named_is_not_replaced(script: Path) -> None:
    link = script.parent / "link"
    link.symlink_to(script)
    met, named = scrubbed(link), scrubbed(link, was_named=True)

    assert [one.reason for one in met if isinstance(one, Skipped)] == [SkipReason.NOT_REGULAR]
    assert isinstance(named[0], ScrubbedFile)
    assert "symbolic link" in named[0].left[0].advice
    assert (link.is_symlink(), script.read_text()) == (True, LINE)


def test_secrets_in_other_containers_are_reported_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "go.cmd.gz"
    path.write_bytes(gzip.compress(LINE.encode(), mtime=0))
    before = path.read_bytes()

    assert "a container that cannot be written" in one_file(path).left[0].advice
    assert path.read_bytes() == before


def test_a_self_extracting_program_is_reported_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "setup.exe"
    path.write_bytes(b"MZ" + bytes(3000))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("go.cmd", LINE)
    before = path.read_bytes()

    (left,) = (finding for file in left_in_place(path) for finding in file.left)
    assert "a container that cannot be written" in left.advice
    assert path.read_bytes() == before


def test_a_file_too_large_for_memory_is_reported_unchanged(script: Path) -> None:
    task = ScrubTask(CONTEXT, in_place=True, limits=Limits(document_bytes=10))

    assert "the text is larger than" in one_file(script, task).left[0].advice
    assert script.read_text() == LINE


def test_an_unreadable_file_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 cut off")
    os.mkfifo(tmp_path / "pipe")
    results = [scrubbed(tmp_path / name)[-1] for name in ("cut.zip", "pipe", "missing")]

    assert [one.reason for one in results if isinstance(one, Skipped)] == [
        SkipReason.DAMAGED,
        SkipReason.NOT_REGULAR,
        SkipReason.UNREADABLE,
    ]


def test_a_value_in_a_hive_has_the_command_that_removes_it(tmp_path: Path) -> None:
    path = tmp_path / "SOFTWARE"
    values = {"DefaultPassword": text(CANARY_PASSWORD)}
    path.write_bytes(a_hive(below(WINLOGON, values)))
    before = path.read_bytes()
    advice = [one.advice for result in left_in_place(path) for one in result.left]

    assert [("reg delete" in one, "/v DefaultPassword /f" in one) for one in advice] == [
        (True, True)
    ]
    assert path.read_bytes() == before


@contextmanager
def untouched(_: Path) -> Iterator[None]:
    """Leave the file as it is: it can be written."""
    yield


@contextmanager
def with_another_name(path: Path) -> Iterator[None]:
    os.link(path, path.with_name("other"))
    yield


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    path.chmod(0o440)
    yield


@contextmanager
def a_link(path: Path) -> Iterator[None]:
    path.rename(path.with_name("target"))
    path.symlink_to("target")
    yield


@contextmanager
def open_elsewhere(path: Path) -> Iterator[None]:
    with path.open("ab"):
        yield


@contextmanager
def where_another_run_writes(path: Path) -> Iterator[None]:
    with path.with_name(f".unattend-gen-{path.name}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def outcome(path: Path, task: ScrubTask) -> list[tuple[object, ...]]:
    """The outcome for each document except whether it was written."""
    found = scrubbed(path, task, was_named=True)
    documents = (one for one in found if isinstance(one, ScrubbedFile))
    return [(one.location, one.replaced, one.left, one.trouble) for one in documents]


@pytest.mark.parametrize("name", ["go.cmd", "a.zip", "a.wim"])
@pytest.mark.parametrize(
    "made",
    [
        untouched,
        with_another_name,
        read_only,
        a_link,
        open_elsewhere,
        where_another_run_writes,
    ],
)
def test_the_plan_reports_what_the_scrub_does(
    script: Path, archive: Path, name: str, made: Callable[[Path], Any]
) -> None:
    a_wim(script.with_name("a.wim"), {ANSWER_FILE: LINE.encode()})
    assert archive.exists()
    path = script.with_name(name)

    with made(path):
        before = sorted(script.parent.rglob("*"))
        plan = outcome(path, PLAN)

        assert sorted(script.parent.rglob("*")) == before
        assert plan == outcome(path, WRITE)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    (folder / "go.cmd").write_text(LINE)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@contextmanager
def another_user() -> Iterator[None]:
    """Have this process be a user who may not do everything, which it is already if not root."""
    user, group = os.getuid(), os.getgid()
    os.setresgid(group or NOBODY, group or NOBODY, group)
    os.setresuid(user or NOBODY, user or NOBODY, user)
    try:
        yield
    finally:
        os.setresuid(user, user, user)
        os.setresgid(group, group, group)


def test_the_plan_reports_a_read_only_folder(open_folder: Path) -> None:
    file = open_folder / "go.cmd"
    os.chown(file, os.getuid() or NOBODY, os.getgid() or NOBODY)
    open_folder.chmod(0o555)
    assert scrubbed(file, PLAN)

    with another_user():
        plan = one_file(file, PLAN)
        assert "permission denied" in plan.left[0].advice
        assert plan == one_file(file, WRITE)


def test_the_plan_reports_a_file_of_another_owner(open_folder: Path) -> None:
    file = open_folder / "go.cmd"
    file.chmod(0o666)
    assert one_file(file, PLAN).replaced

    with another_user():
        assert outcome(file, PLAN) == outcome(file, WRITE)


def test_documents_without_secrets_in_an_archive_are_counted(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w"):
        pass
    budget = ExtractionBudget(Limits())
    address = Address(Location(str(tmp_path / "a.zip")), was_named=True)

    assert list(scrubbed_at(address, PLAN, budget)) == []
    assert budget.containers == 1


def test_the_advice_for_special_files_does_not_mention_stdin(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    found = [*scrubbed(tmp_path / "pipe"), *scrubbed(tmp_path / "link")]

    assert [one.advice for one in found if isinstance(one, Skipped)] == [
        "a pipe; name a file",
        "a symbolic link; name its target",
    ]

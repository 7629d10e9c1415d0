"""One file scrubbed."""

from __future__ import annotations

import gzip
import os
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.hives import a_hive, below, text
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.audit.scan import Yardstick
from unattend_gen.audit.scrub_address import ScrubTask, scrubbed_at
from unattend_gen.audit.scrubbed_file import ScrubbedFile
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.limits import Limits
from unattend_gen.sources.tree import Address

if TYPE_CHECKING:
    from pathlib import Path

YARDSTICK = Yardstick(b"k" * 32)
WINLOGON = "Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
LINE = f"slmgr /ipk {TEST_MAK}\n"
PLAN = ScrubTask(YARDSTICK, in_place=False)
WRITE = ScrubTask(YARDSTICK, in_place=True)


def scrubbed(path: Path, task: ScrubTask = WRITE, *, was_named: bool = False) -> list[object]:
    return list(scrubbed_at(Address(Location(str(path)), was_named=was_named), task))


def told(path: Path) -> list[ScrubbedFile]:
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
    written = scrubbed(archive, ScrubTask(YARDSTICK, in_place=True, limits=limits))

    with zipfile.ZipFile(archive) as opened:
        assert opened.read("go.cmd") == f"slmgr /ipk {MARKER}\n".encode()
        assert opened.read("other.txt") == b"other " * 100
    assert isinstance(written[0], ScrubbedFile)
    assert written[0].is_written
    assert stat.S_IMODE(archive.stat().st_mode) == 0o640
    assert list(archive.parent.iterdir()) == [archive]


def test_an_archive_that_cannot_be_written_is_told_in_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as opened:
        opened.writestr("go.cmd", LINE)
    result = one_file(path, PLAN)

    assert result.replaced == ()
    assert "packed in a way" in result.left[0].advice


def test_a_file_or_archive_with_another_name_is_told_with_its_secrets(
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


def test_what_stands_in_other_containers_is_told_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "go.cmd.gz"
    path.write_bytes(gzip.compress(LINE.encode(), mtime=0))
    before = path.read_bytes()

    assert "a container in which nothing is replaced" in one_file(path).left[0].advice
    assert path.read_bytes() == before


def test_a_file_too_large_to_be_held_is_told_and_not_touched(script: Path) -> None:
    task = ScrubTask(YARDSTICK, in_place=True, limits=Limits(document_bytes=10))

    assert "the text is larger than" in one_file(script, task).left[0].advice
    assert script.read_text() == LINE


def test_what_cannot_be_read_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 cut off")
    os.mkfifo(tmp_path / "pipe")
    results = [scrubbed(tmp_path / name)[0] for name in ("cut.zip", "pipe", "missing")]

    assert [one.reason for one in results if isinstance(one, Skipped)] == [
        SkipReason.DAMAGED,
        SkipReason.NOT_REGULAR,
        SkipReason.UNREADABLE,
    ]


def test_for_a_value_in_a_hive_the_command_is_told_that_removes_it(tmp_path: Path) -> None:
    path = tmp_path / "SOFTWARE"
    values = {"DefaultPassword": text(CANARY_PASSWORD)}
    path.write_bytes(a_hive(below(WINLOGON, values)))
    before = path.read_bytes()
    advice = [one.advice for result in told(path) for one in result.left]

    assert [("reg delete" in one, "/v DefaultPassword /f" in one) for one in advice] == [
        (True, True)
    ]
    assert path.read_bytes() == before

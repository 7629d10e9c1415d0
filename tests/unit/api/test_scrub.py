"""Scrubbing as a library uses it."""

from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

import unattend_gen as ug
from tests.images import a_wim
from tests.samples import MARKER, TEST_MAK
from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


class Told(ug.Progress):
    """Remembers each document."""

    def __init__(self) -> None:
        self.files: list[tuple[str, int, bool]] = []

    def scrubbed(self, file: ug.ScrubbedFile) -> None:
        self.files.append((file.location.path, len(file.replaced), file.is_written))


def test_each_document_is_reported_as_it_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")
    told = Told()

    outcome = ug.scrub(tmp_path, in_place=True, progress=told)

    assert told.files == [(str(tmp_path / "a.ini"), 1, True)]
    assert (tmp_path / "a.ini").read_text() == f"[Default]\nProductKey={MARKER}\n"
    assert outcome.exit_code is ExitCode.CLEAN


def test_a_key_that_is_allowed_stays(tmp_path: Path) -> None:
    (tmp_path / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")
    allow = tmp_path.parent / "allowed.txt"
    allow.write_text(f"{TEST_MAK}\n")

    outcome = ug.scrub(tmp_path, allow=allow, in_place=True)

    assert TEST_MAK in (tmp_path / "a.ini").read_text()
    assert outcome.exit_code is ExitCode.CLEAN


def test_standard_input_cannot_be_scrubbed() -> None:
    with pytest.raises(UsageError):
        ug.scrub("-")


def test_excluded_files_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")

    outcome = ug.scrub(tmp_path, exclude=("*.ini",), in_place=True)

    assert outcome.report.documents_read == 0
    assert TEST_MAK in (tmp_path / "a.ini").read_text()


def a_share(tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    (share / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")
    (share / "clean.txt").write_text("nothing")
    return share


def test_with_a_journal_a_clean_file_is_not_opened_again_until_it_changes(tmp_path: Path) -> None:
    share, journal = a_share(tmp_path), tmp_path / "journal"
    request: dict[str, Any] = {"paths": share, "in_place": True, "journal": journal}
    ug.scrub(**request)
    ug.scrub(**request)

    assert ug.scrub(**request).report.documents_read == 2
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert TEST_MAK.encode() not in journal.read_bytes()
    (share / "clean.txt").write_text(f"slmgr /ipk {TEST_MAK}")
    ug.scrub(**request)
    assert (share / "clean.txt").read_text() == f"slmgr /ipk {MARKER}"


def test_a_journal_of_another_list_of_keys_is_refused(tmp_path: Path) -> None:
    share, journal, allow = a_share(tmp_path), tmp_path / "journal", tmp_path / "allow.txt"
    allow.write_text(f"{TEST_MAK}\n")
    ug.scrub(share, journal=journal)

    with pytest.raises(InputError, match="other options"):
        ug.scrub(share, journal=journal, allow=allow)


def test_a_journal_in_a_scrubbed_folder_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="journal is in"):
        ug.scrub(tmp_path, journal=tmp_path / "journal")


def test_unsearched_files_in_images_are_counted(tmp_path: Path) -> None:
    image = a_wim(tmp_path / "a.wim")

    outcomes = [ug.scrub(image, journal=tmp_path / "journal") for _ in range(2)]
    outcomes.append(ug.scrub(image, deep=True))

    assert [outcome.passed_over for outcome in outcomes] == [2, 2, 0]
    shown = [ug.format_report(outcome.report, "text") for outcome in outcomes]
    assert ["clean" in one for one in shown] == [False, False, True]


def test_content_in_memory_is_scrubbed_in_the_outcome() -> None:
    data = f"[Default]\nProductKey={TEST_MAK}\n".encode()

    outcome = ug.scrub([data, b"nothing"])

    scrubbed = data.replace(TEST_MAK.encode(), MARKER.encode())
    assert [one.data for one in outcome.contents] == [scrubbed, b"nothing"]
    assert [finding.rule for finding in outcome.findings] == ["leftover-key"]
    assert (outcome.exit_code, outcome.report.documents_read) == (ExitCode.FINDINGS, 2)
    assert ug.scrub(outcome.contents).exit_code is ExitCode.CLEAN


def test_secrets_in_a_container_in_memory_are_reported_and_stay() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.ini", f"[Default]\nProductKey={TEST_MAK}\n")

    outcome = ug.scrub(buffer.getvalue())

    assert [finding.location.inside for finding in outcome.findings] == [("a.ini",)]
    assert (outcome.contents, outcome.exit_code) == ((), ExitCode.FINDINGS)

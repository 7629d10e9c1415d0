"""Scrubbing as a library uses it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tests.images import a_wim
from tests.samples import MARKER, TEST_MAK
from unattend_gen.api.scrubbing import ScrubRequest, scrub
from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_each_document_is_told_as_it_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")
    told: list[tuple[str, int, bool]] = []
    request = ScrubRequest(paths=(str(tmp_path),), in_place=True)

    report = scrub(
        request,
        tell=lambda one: told.append((one.location.path, len(one.replaced), one.is_written)),
    )

    assert told == [(str(tmp_path / "a.ini"), 1, True)]
    assert (tmp_path / "a.ini").read_text() == f"[Default]\nProductKey={MARKER}\n"
    assert report.exit_code is ExitCode.CLEAN


def test_a_key_that_is_allowed_stays(tmp_path: Path) -> None:
    (tmp_path / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")
    allow = tmp_path.parent / "allowed.txt"
    allow.write_text(f"{TEST_MAK}\n")

    report = scrub(ScrubRequest(paths=(str(tmp_path),), allow=str(allow), in_place=True))

    assert TEST_MAK in (tmp_path / "a.ini").read_text()
    assert report.exit_code is ExitCode.CLEAN


def test_standard_input_has_no_place() -> None:
    with pytest.raises(UsageError):
        scrub(ScrubRequest(paths=("-",)))


def test_what_is_excluded_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")

    report = scrub(ScrubRequest(paths=(str(tmp_path),), exclude=("*.ini",), in_place=True))

    assert report.documents_read == 0
    assert TEST_MAK in (tmp_path / "a.ini").read_text()


def a_share(tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    (share / "a.ini").write_text(f"[Default]\nProductKey={TEST_MAK}\n")
    (share / "clean.txt").write_text("nothing")
    return share


def test_with_a_journal_a_clean_file_is_not_opened_again_until_it_changes(tmp_path: Path) -> None:
    share, journal = a_share(tmp_path), tmp_path / "journal"
    request = ScrubRequest(paths=(str(share),), in_place=True, journal=str(journal))
    scrub(request)
    scrub(request)

    assert scrub(request).documents_read == 2
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert TEST_MAK.encode() not in journal.read_bytes()
    (share / "clean.txt").write_text(f"slmgr /ipk {TEST_MAK}")
    scrub(request)
    assert (share / "clean.txt").read_text() == f"slmgr /ipk {MARKER}"


def test_a_journal_of_another_list_of_keys_is_refused(tmp_path: Path) -> None:
    share, journal, allow = a_share(tmp_path), tmp_path / "journal", tmp_path / "allow.txt"
    allow.write_text(f"{TEST_MAK}\n")
    scrub(ScrubRequest(paths=(str(share),), journal=str(journal)))

    with pytest.raises(InputError, match="other options"):
        scrub(ScrubRequest(paths=(str(share),), journal=str(journal), allow=str(allow)))


def test_a_journal_in_what_is_scrubbed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="journal stands in"):
        scrub(ScrubRequest(paths=(str(tmp_path),), journal=str(tmp_path / "journal")))


def test_what_is_passed_over_in_images_is_told_and_a_journal_keeps_it(tmp_path: Path) -> None:
    image = a_wim(tmp_path / "a.wim")
    told: list[int] = []
    request = ScrubRequest(paths=(str(image),), journal=str(tmp_path / "journal"))
    for _ in range(2):
        scrub(request, tell_passed_over=told.append)
    scrub(ScrubRequest(paths=(str(image),), is_deep=True), tell_passed_over=told.append)

    assert told == [2, 2, 0]

"""Scrubbing as a library uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import MARKER, TEST_MAK
from unattend_gen.api.scrubbing import ScrubRequest, scrub
from unattend_gen.errors import ExitCode, UsageError

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

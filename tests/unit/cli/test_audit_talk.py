from __future__ import annotations

import io
import sys
import time
from datetime import date

import pytest

from tests.reports import OVERVIEW
from unattend_gen.api.auditing import AuditOutcome
from unattend_gen.auditor.part import Part
from unattend_gen.baseline import Known
from unattend_gen.cli.audit_talk import (
    followed,
    progress_text,
    size_text,
    tell,
    tell_left_out,
    tell_passed_over,
)
from unattend_gen.core.overview import LeftOutReason, Overview
from unattend_gen.core.report import Report
from unattend_gen.errors import SourceError

PARTS = (Part(files=100, size=2_000_000), Part(files=50, size=1_000_000))


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def slowly(*parts: Part) -> list[Part]:
    """What comes through while somebody watches and the work takes its time."""
    return list(followed((_slept(part) for part in parts), count=lambda: 300, is_wanted=True))


def _slept(part: Part) -> Part:
    time.sleep(0.25)
    return part


def test_progress_tells_files_bytes_rates_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    assert slowly(*PARTS) == [*PARTS]
    assert "\r100 of 300 files, 2.0 MB, " in terminal.getvalue()
    assert "\r150 of 300 files, 3.0 MB, " in terminal.getvalue()
    assert " left" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")


def test_trouble_with_counting_is_left_to_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    assert [*followed((_slept(part) for part in PARTS), count=_lost, is_wanted=True)] == [*PARTS]
    assert "100 files, 2.0 MB, " in terminal.getvalue()
    assert "lost" not in terminal.getvalue()


def _lost() -> int:
    raise SourceError("lost", advice="look for it")


def test_nothing_is_shown_where_nobody_wants_or_sees_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    seen = [*followed(iter(PARTS), count=lambda: 1, is_wanted=True)]
    monkeypatch.setattr(sys, "stderr", terminal)
    seen += [*followed(iter(PARTS), count=lambda: 1, is_wanted=False)]

    assert seen == [*PARTS, *PARTS]
    assert (capsys.readouterr().err, terminal.getvalue()) == ("", "")


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (None, "100 files, 5.0 MB, 50 files/s, 2.5 MB/s"),
        (400, "100 of 400 files, 5.0 MB, 50 files/s, 2.5 MB/s, 0:06 left"),
        (99, "100 files, 5.0 MB, 50 files/s, 2.5 MB/s"),
    ],
)
def test_time_is_left_where_the_number_of_all_files_is_known(total: int | None, text: str) -> None:
    assert progress_text(100, 5_000_000, 2.0, total) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1500, "1.5 kB"),
        (479_000_000, "479.0 MB"),
        (3 * 10**15, "3000.0 TB"),
    ],
)
def test_a_size_has_the_unit_that_suits_it(size: int, text: str) -> None:
    assert size_text(size) == text


def test_what_does_not_count_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    tell(AuditOutcome(report=Report("audit", overview=OVERVIEW)))

    assert capsys.readouterr().err == (
        "2 files or folders left out by --exclude or --gitignore\n"
        "1 finding not counted: the configuration allows them\n"
        "4 findings not counted: the baseline knows them\n"
    )


def test_it_is_told_that_nothing_is_staged(capsys: pytest.CaptureFixture[str]) -> None:
    tell(AuditOutcome(report=Report("audit", may_be_empty=True)))
    tell(AuditOutcome(report=Report("audit", may_be_empty=True, documents_read=1)))
    tell(AuditOutcome(report=Report("audit")))

    assert capsys.readouterr().err == "nothing staged to look at\n"


def test_files_that_have_not_changed_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    overview = Overview(left_out={LeftOutReason.NOT_CHANGED: 1})

    tell(AuditOutcome(report=Report("audit", overview=overview)))

    assert capsys.readouterr().err == (
        "1 file or folder not changed since the day that --since names\n"
    )


def test_what_a_baseline_lacks_or_has_too_long_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    unused = Known("1", "leftover-key", "a.xml", line=3)
    expired = Known("2", "leftover-key", "b.xml", line=4, expires=date(2026, 1, 1))

    tell(AuditOutcome(report=Report("audit"), unused=(unused,), expired=(expired,)))

    told = capsys.readouterr().err
    assert "leftover-key at a.xml:3, where nothing is found now" in told
    assert "leftover-key at b.xml:4 until 2026-01-01; it counts again" in told


def test_the_name_of_what_was_left_out_is_made_safe(capsys: pytest.CaptureFixture[str]) -> None:
    tell_left_out("a\x1b]0;")

    assert capsys.readouterr().err == "left out a\\x1b]0;\n"


def test_what_was_passed_over_in_images_is_told_with_the_way_to_search_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    overview = Overview(left_out={LeftOutReason.BESIDE_KNOWN_PLACES: 4})

    tell(AuditOutcome(report=Report("audit", overview=overview)))
    told = capsys.readouterr().err
    tell_passed_over(0)
    tell_passed_over(4)

    assert capsys.readouterr().err == told
    assert told == (
        "4 files or folders in images passed over, beside the known places; --deep searches them\n"
    )

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import unattend_gen as ug
from unattend_gen.api.baselines import KnownOutcome
from unattend_gen.cli import messages

READ = ug.Report("validate", documents_read=1)
FINDING = ug.Finding(
    "too-long", ug.Severity.ERROR, ug.Confidence.HIGH, ug.Location("a.xml"), "message", "advice"
)


def test_entries_without_a_finding_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    unused = (
        ug.Known("1", "too-long", "a.xml", setting="specialize/X/Y"),
        ug.Known("2", "wrong-root", "b.iso", ("c.xml",), line=7),
    )

    messages.show_known(2)
    messages.show_known(0)
    messages.show_entries(KnownOutcome(report=READ, unused=unused))

    assert capsys.readouterr().err == (
        "2 findings not counted: in the baseline\n"
        "the baseline has too-long at a.xml specialize/X/Y, which no longer exists\n"
        "the baseline has wrong-root at b.iso > c.xml:7, which no longer exists\n"
        "  advice: update the baseline with --write-baseline, or delete the entries\n"
    )


def test_expired_entries_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    expired = (
        ug.Known("1", "too-long", "a.xml", line=7, expires=date(2027, 3, 31)),
        ug.Known("2", "wrong-root", "b.xml", owner="imaging\x1b", expires=date(2026, 1, 1)),
    )

    messages.show_entries(KnownOutcome(report=READ, expired=expired))

    assert capsys.readouterr().err == (
        "baseline entry expired on 2027-03-31: too-long at a.xml:7 counts again\n"
        "baseline entry expired on 2026-01-01: wrong-root at b.xml counts again;"
        " ask imaging\\x1b\n"
        "  advice: correct the finding, or agree on a later date and write it there\n"
    )


def test_the_configuration_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    messages.show_configuration(ug.Configuration(path=Path("ci.toml")))
    messages.show_configuration(ug.Configuration())

    assert capsys.readouterr().err == "configuration ci.toml\n"


def test_written_findings_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    found = ug.Report("validate", findings=(FINDING,))
    messages.show_written(KnownOutcome(report=found), "known.json")
    messages.show_written(KnownOutcome(report=READ), "known.json")

    assert capsys.readouterr().err == (
        "wrote 1 finding to known.json as known\n"
        "  advice: add a reason to each entry\n"
        "wrote 0 findings to known.json as known\n"
    )


@pytest.mark.parametrize(("number", "text"), [(1, "1 file or folder"), (2, "2 files or folders")])
def test_a_number_has_the_right_noun(number: int, text: str) -> None:
    assert messages.files(number) == text

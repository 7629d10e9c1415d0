from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.validating import Outcome
from unattend_gen.baseline import Known
from unattend_gen.cli.validate_talk import tell, tell_configuration, tell_written
from unattend_gen.configuration.values import Configuration
from unattend_gen.core.report import Report

if TYPE_CHECKING:
    import pytest

READ = Report("validate", documents_read=1)


def test_a_plain_outcome_needs_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Outcome(report=READ, left_out=("old",)), verbose=False)

    assert capsys.readouterr().err == ""


def test_what_was_left_out_is_named_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Outcome(report=READ, left_out=("old", "b\x1b.xml")), verbose=True)

    assert capsys.readouterr().err == (
        "left out old\nleft out b\\x1b.xml\n"
        "2 files or folders left out by .gitignore or --exclude\n"
    )


def test_it_is_counted_where_nothing_is_left_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Outcome(report=Report("validate"), left_out=("old",)), verbose=False)

    assert capsys.readouterr().err == "1 file or folder left out by .gitignore or --exclude\n"


def test_what_the_baseline_does_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    unused = (
        Known("1", "too-long", "a.xml", setting="specialize/X/Y"),
        Known("2", "wrong-root", "b.iso", ("c.xml",), line=7),
    )

    tell(Outcome(report=READ, known=2, unused=unused), verbose=False)

    assert capsys.readouterr().err == (
        "2 findings not counted: the baseline knows them\n"
        "the baseline has too-long at a.xml specialize/X/Y, where nothing is found now\n"
        "the baseline has wrong-root at b.iso > c.xml:7, where nothing is found now\n"
        "  advice: write the baseline anew with --write-baseline, or delete the entries\n"
    )


def test_entries_that_have_expired_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    expired = (
        Known("1", "too-long", "a.xml", line=7, expires=date(2027, 3, 31)),
        Known("2", "wrong-root", "b.xml", owner="imaging\x1b", expires=date(2026, 1, 1)),
    )

    tell(Outcome(report=READ, expired=expired), verbose=False)

    assert capsys.readouterr().err == (
        "the baseline had too-long at a.xml:7 until 2027-03-31; it counts again\n"
        "the baseline had wrong-root at b.xml until 2026-01-01; it counts again;"
        " ask imaging\\x1b\n"
        "  advice: correct what is found, or agree on a later day and write it there\n"
    )


def test_the_configuration_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    tell_configuration(Configuration(path=Path("ci.toml")))
    tell_configuration(Configuration())

    assert capsys.readouterr().err == "configuration ci.toml\n"


def test_what_was_written_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    tell_written(1, "known.json")
    tell_written(0, "known.json")

    assert capsys.readouterr().err == (
        "wrote 1 finding to known.json as known\n"
        "  advice: write down as its reason why each may stay\n"
        "wrote 0 findings to known.json as known\n"
    )

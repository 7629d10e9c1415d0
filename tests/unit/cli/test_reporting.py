"""A report on its way to the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unattend_gen.cli import reporting
from unattend_gen.cli.reporting import Destination
from unattend_gen.core.report import Report
from unattend_gen.errors import OutputError, UsageError

REPORT = Report(command="validate", documents_read=2)


def test_a_report_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    reporting.show(REPORT, "json", Destination())

    assert json.loads(capsys.readouterr().out)["totals"]["documents"] == 2


def test_a_report_goes_whole_into_a_private_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.json"
    out.write_text("an older report")

    reporting.show(REPORT, "json", Destination(str(out), replace=True))

    assert json.loads(out.read_text())["command"] == "validate"
    assert out.stat().st_mode & 0o777 == 0o600
    assert capsys.readouterr().out == ""


def test_an_unknown_format_is_answered_with_the_list() -> None:
    with pytest.raises(UsageError, match="xls is not a format here; valid formats: csv, "):
        reporting.show(REPORT, "xls", Destination())


def test_a_file_that_exists_is_refused_before_the_work(tmp_path: Path) -> None:
    out = tmp_path / "answers.xml"
    out.write_text("mine")

    with pytest.raises(OutputError, match="already exists"):
        Destination(str(out)).require_free()

    Destination(str(out), replace=True).require_free()
    Destination().require_free()


def test_pieces_go_out_as_they_are_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Destination().write_pieces(iter(("one\n", "two\n")))
    Destination(str(tmp_path / "a.txt")).write_pieces(iter(("one\n", "\u00e9\n")))

    assert capsys.readouterr().out == "one\ntwo\n"
    assert (tmp_path / "a.txt").read_bytes() == b"one\n\xc3\xa9\n"

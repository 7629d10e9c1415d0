from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.fleet_rows import RowFinding, RowOutcome
from unattend_gen.api.fleets import FleetOutcome
from unattend_gen.cli.fleet_talk import tell, watched
from unattend_gen.errors import Mistake

if TYPE_CHECKING:
    import pytest

FINDING = RowFinding("wrong-type", "error", "specialize/A/B", "is no number", "write digits")


def a_failure(row: int) -> RowOutcome:
    mistake = Mistake("is wrong", "mend it", f"row {row}, column 2, computer.name")
    return RowOutcome(row, None, None, "failed", mistakes=(mistake,))


def said(
    outcomes: list[RowOutcome], capsys: pytest.CaptureFixture[str], results: Path | None = None
) -> list[str]:
    seen = [*watched(outcomes, inventory=Path("m.csv"), is_quiet=True, results=results)]
    assert seen == outcomes
    return capsys.readouterr().err.splitlines()


def test_a_row_that_was_written_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert said([RowOutcome(2, "1", "1", "written")], capsys) == []


def test_a_row_that_failed_is_told_with_its_place_and_advice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said([a_failure(7)], capsys) == [
        "error: m.csv: row 7, column 2, computer.name: is wrong",
        "  advice: mend it",
    ]


def test_a_row_with_findings_is_told_with_the_first_of_their_places(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome = RowOutcome(7, None, "PC-1", "failed", findings=(FINDING,))

    assert said([outcome], capsys) == [
        "error: m.csv: row 7: error wrong-type: specialize/A/B: is no number",
        "  advice: write digits",
    ]


def test_after_twenty_rows_the_list_is_named_instead(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said([a_failure(row) for row in range(30)], capsys, Path("out/results.jsonl"))

    assert len(lines) == 41
    assert lines[-1] == "more rows failed; out/results.jsonl will list them"


def test_without_a_list_every_row_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(said([a_failure(row) for row in range(30)], capsys)) == 60


def test_the_counts_are_told_in_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    tell(FleetOutcome(5, 4, 2, 1), Path("out/results.jsonl"))
    tell(FleetOutcome(5, is_written=False), None)
    tell(FleetOutcome(1), None)

    assert capsys.readouterr().err.splitlines() == [
        "12 rows: 5 written, 4 identical, 3 failed",
        "results in out/results.jsonl",
        "5 rows: 5 to be written, 0 identical, 0 failed",
        "1 row: 1 written, 0 identical, 0 failed",
    ]

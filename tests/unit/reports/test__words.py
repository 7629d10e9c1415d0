from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import CHECKED, CLEAN, EMPTY, EXPLAINED, HOSTILE, LEFTOVER
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report
from unattend_gen.reports._words import (
    counted,
    file_name,
    findings_line,
    outcome,
    read_words,
    sum_line,
    verdict_counts,
)


@pytest.mark.parametrize(("number", "text"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes")])
def test_one_thing_has_no_plural(number: int, text: str) -> None:
    assert counted(number, "note") == text


def test_a_file_is_named_from_the_outside_inwards() -> None:
    assert file_name(Location("a.iso", ("b.wim", "2"), line=7)) == "a.iso > b.wim > 2"
    assert file_name(Location(HOSTILE)).startswith("a\\x1b]0;owned\\x07\\x0d\\x0aerror")


def test_findings_are_counted_worst_first() -> None:
    assert findings_line(CHECKED) == "2 findings (1 error, 1 note)"
    assert findings_line(CLEAN) == "no findings"


@pytest.mark.parametrize(
    ("report", "word"),
    [
        (CLEAN, "clean"),
        (EMPTY, "nothing to look at"),
        (CHECKED, "incomplete"),
        (EXPLAINED, None),
        (replace(EXPLAINED, fail_on=None), "let through by --fail-on"),
        (Report("validate", findings=(LEFTOVER,), documents_read=1), None),
    ],
)
def test_the_outcome_is_a_word_unless_findings_say_it(report: Report, word: str | None) -> None:
    assert outcome(report) == word


def test_verdicts_are_counted_in_their_order() -> None:
    assert list(verdict_counts(CHECKED)) == ["1 scrubbed", "1 leaked"]


@pytest.mark.parametrize(
    ("documents", "containers", "words"),
    [
        (0, 0, "0 documents read"),
        (0, 1, "0 documents read in 1 container"),
        (0, 2, "0 documents read in 2 containers"),
        (3, 2, "3 documents read"),
    ],
)
def test_containers_are_told_where_nothing_stood_in_them(
    documents: int, containers: int, words: str
) -> None:
    report = Report("audit", documents_read=documents, containers_read=containers)

    assert read_words(report) == words


def test_the_sum_has_everything_on_one_line() -> None:
    assert sum_line(CHECKED) == (
        "2 findings (1 error, 1 note), 1 skipped, 2 documents read, 1 scrubbed, 1 leaked:"
        " incomplete"
    )

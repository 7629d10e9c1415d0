from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import (
    AUDITED,
    CHECKED,
    CLEAN,
    EMPTY,
    EXPLAINED,
    HOSTILE,
    KEY_GROUP,
    LEFTOVER,
    OVERVIEW,
    PASSWORD_GROUP,
)
from unattend_gen.core.location import Location
from unattend_gen.core.overview import LeftOutReason, Overview, SecretGroup
from unattend_gen.core.report import Report
from unattend_gen.reports._words import (
    MOST_GROUPS,
    count_lines,
    counted,
    file_name,
    findings_line,
    group_line,
    group_lines,
    outcome,
    read_words,
    sum_line,
    verdict_counts,
)


@pytest.mark.parametrize(("number", "text"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes")])
def test_one_has_no_plural(number: int, text: str) -> None:
    assert counted(number, "note") == text


def test_a_file_is_named_from_the_outside_inwards() -> None:
    assert file_name(Location("a.iso", ("b.wim", "2"), line=7)) == "a.iso > b.wim > 2"
    assert file_name(Location(HOSTILE)).startswith("a\\x1b]0;owned\\x07\\x0d\\x0aerror")


def test_findings_are_counted_worst_first() -> None:
    assert findings_line(CHECKED) == "2 findings (1 error, 1 note)"
    assert findings_line(CLEAN) == "no findings"


def test_a_search_that_passed_over_files_is_never_called_clean() -> None:
    left_out = {LeftOutReason.BESIDE_KNOWN_PLACES: 48_000}
    overview = Overview(files=1, known_places=57, left_out=left_out)
    report = Report("audit", documents_read=3, overview=overview)

    assert sum_line(report) == (
        "no findings, 3 documents read: no secret in 57 known places; 48,000 files or folders not"
        " read (--deep)"
    )
    assert outcome(replace(report, command="check")) == (
        "no secret in 57 known places; 48,000 files or folders not read (audit --deep)"
    )
    assert outcome(replace(report, findings=(LEFTOVER,))) is None


@pytest.mark.parametrize(
    ("report", "word"),
    [
        (CLEAN, "clean"),
        (EMPTY, "nothing was read"),
        (CHECKED, "incomplete"),
        (EXPLAINED, None),
        (replace(EXPLAINED, fail_on=None), "below --fail-on"),
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
def test_containers_are_mentioned_if_no_document_was_in_them(
    documents: int, containers: int, words: str
) -> None:
    report = Report("audit", documents_read=documents, containers_read=containers)

    assert read_words(report) == words


def test_the_sum_has_everything_on_one_line() -> None:
    assert sum_line(CHECKED) == (
        "2 findings (1 error, 1 note), 1 skipped, 2 documents read, 1 scrubbed, 1 leaked:"
        " incomplete"
    )


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (
            KEY_GROUP,
            "the key ending in Q4JK2 is in 412 files on 371 machines (420 places), first in "
            + KEY_GROUP.first,
        ),
        (
            PASSWORD_GROUP,
            "one password is in 2 files on 1 machine, first in fleet/PC-2.zip > a.ini",
        ),
        (
            replace(PASSWORD_GROUP, rule="secret-in-command", files=1, first="a\x1bb"),
            "one secret is in 1 file on 1 machine (2 places), first in a\\x1bb",
        ),
    ],
)
def test_a_sentence_describes_how_far_a_secret_has_spread(group: SecretGroup, line: str) -> None:
    assert group_line(group) == line


def test_the_most_spread_are_listed_and_the_rest_counted() -> None:
    overview = replace(OVERVIEW, groups=(KEY_GROUP,) * (MOST_GROUPS + 3))

    lines = [*group_lines(replace(AUDITED, overview=overview))]

    assert len(lines) == MOST_GROUPS + 1
    assert lines[-1] == "3 more are in several places; --format json lists all"


def test_a_report_without_a_search_has_no_groups() -> None:
    assert [*group_lines(CHECKED)] == []


def test_the_counts_are_listed() -> None:
    assert [*count_lines(OVERVIEW)] == [
        "500 files opened, 123456 bytes searched",
        "places that can hold a secret: 3 clear, 40 marker, 7 published key",
        "left out by options: 2 excluded",
        "1 finding allowed by the configuration",
        "4 findings known to the baseline",
    ]


def test_omitted_counts_are_not_listed() -> None:
    overview = Overview(files=1, left_out={LeftOutReason.NOT_CHANGED: 1})

    assert [*count_lines(overview)] == [
        "1 file opened, 0 bytes searched",
        "left out by options: 1 not-changed",
    ]


@pytest.mark.parametrize(("number", "words"), [(1, "1 file or folder"), (4, "4 files or folders")])
def test_unread_files_are_listed_separately(number: int, words: str) -> None:
    overview = Overview(files=1, left_out={LeftOutReason.BESIDE_KNOWN_PLACES: number})

    assert [*count_lines(overview)] == [
        "1 file opened, 0 bytes searched",
        f"{words} not read, outside the known places; audit --deep reads them",
    ]

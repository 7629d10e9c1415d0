from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import AUDITED, CHECKED, KEY_GROUP, OVERVIEW, PASSWORD_GROUP
from unattend_gen.core.overview import LeftOutReason, Overview, SecretGroup
from unattend_gen.reports._spread import MOST_GROUPS, count_lines, group_line, group_lines


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (
            KEY_GROUP,
            "the key ending in Q4JK2 stands in 412 files on 371 machines (420 places), first in "
            + KEY_GROUP.first,
        ),
        (
            PASSWORD_GROUP,
            "one password stands in 2 files on 1 machine, first in fleet/PC-2.zip > a.ini",
        ),
        (
            replace(PASSWORD_GROUP, rule="secret-in-command", files=1, first="a\x1bb"),
            "one secret stands in 1 file on 1 machine (2 places), first in a\\x1bb",
        ),
    ],
)
def test_a_sentence_says_how_far_a_secret_has_spread(group: SecretGroup, line: str) -> None:
    assert group_line(group) == line


def test_the_most_spread_are_told_and_the_rest_counted() -> None:
    overview = replace(OVERVIEW, groups=(KEY_GROUP,) * (MOST_GROUPS + 3))

    lines = [*group_lines(replace(AUDITED, overview=overview))]

    assert len(lines) == MOST_GROUPS + 1
    assert lines[-1] == "3 more stand in several places; --format json has all"


def test_a_report_without_a_search_has_none() -> None:
    assert [*group_lines(CHECKED)] == []


def test_what_was_counted_is_told() -> None:
    assert [*count_lines(OVERVIEW)] == [
        "500 files opened, 123456 bytes searched",
        "places that can hold a secret: 3 clear, 40 marker, 7 published key",
        "left out as wished: 2 excluded",
        "1 finding allowed by the configuration",
        "4 findings known to the baseline",
    ]


def test_what_was_not_wished_is_not_told() -> None:
    overview = Overview(files=1, left_out={LeftOutReason.NOT_CHANGED: 1})

    assert [*count_lines(overview)] == [
        "1 file opened, 0 bytes searched",
        "left out as wished: 1 not-changed",
    ]


@pytest.mark.parametrize(("number", "words"), [(1, "1 file or folder"), (4, "4 files or folders")])
def test_what_was_passed_over_in_images_is_told_apart_from_wishes(number: int, words: str) -> None:
    overview = Overview(files=1, left_out={LeftOutReason.BESIDE_KNOWN_PLACES: number})

    assert [*count_lines(overview)] == [
        "1 file opened, 0 bytes searched",
        f"{words} in images passed over, beside the known places; --deep searches them",
    ]

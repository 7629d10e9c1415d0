from __future__ import annotations

from dataclasses import replace

import pytest

from tests.comparisons import a_comparison
from unattend_gen.core.comparison import Comparison, Side
from unattend_gen.differ.words import file_sentence, side_text, totals


@pytest.mark.parametrize(
    ("side", "text"),
    [
        (Side("s", value="UTC"), "UTC"),
        (Side("s", value=" "), "(empty)"),
        (Side("s", value="\x1b[31m"), r"\x1b[31m"),
        (Side("s", value="a" * 200), "a" * 159 + "…"),
        (Side("s", holds="a password, encoded"), "(a password, encoded)"),
        (Side("s"), "(a value that is not shown: the catalog does not know the setting)"),
    ],
)
def test_a_side_is_put_in_words(side: Side, text: str) -> None:
    assert side_text(side) == text


def test_a_file_as_a_whole_is_gone_new_or_other_bytes() -> None:
    assert [file_sentence(file) for file in a_comparison().files] == [
        "removed",
        "added",
        None,
        None,
        "other bytes",
    ]


def test_everything_is_counted() -> None:
    assert totals(a_comparison()) == (
        "2 changed, 1 file removed, 1 file added, 1 file the same, 1 skipped"
    )


def test_more_than_one_file_has_its_plural() -> None:
    [gone, *_] = a_comparison().files

    assert totals(Comparison("a", "b", (gone, gone))) == "2 files removed"


def test_no_difference_is_said() -> None:
    same = a_comparison().files[3]

    assert totals(replace(a_comparison(), files=(same,), skipped=())) == "no difference"

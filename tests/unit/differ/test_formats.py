from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.comparisons import a_change, a_comparison
from unattend_gen.core.comparison import ChangeKind, Comparison, FileComparison, Side
from unattend_gen.differ.formats import (
    FORMATS,
    as_markdown,
    as_text,
    file_sentence,
    side_text,
    totals,
)


def test_text_has_each_change_with_both_values() -> None:
    assert as_text(a_comparison()) == (
        "a/gone.xml: removed\n"
        "\n"
        "b/new.xml: added\n"
        "\n"
        "--- a/one|.xml\n"
        "+++ b/one|.xml\n"
        "\n"
        "changed  specialize/Microsoft-Windows-Shell-Setup/TimeZone\n"
        "       -    3 | UTC\n"
        "       +    4 | GMT\n"
        "\n"
        "changed  specialize/Microsoft-Windows-Shell-Setup/ProductKey\n"
        "       -    5 | (a product key ending in Q4JK2, in clear text)\n"
        "       +    6 | (Setup's marker)\n"
        "\n"
        "a/wifi.xml: other bytes\n"
        "\n"
        "skipped  b/x.xml:2: mend it\n"
        "\n"
        "2 changed, 1 file removed, 1 file added, 1 file unchanged, 1 skipped\n"
    )


def test_a_note_follows_its_change() -> None:
    change = a_change(ChangeKind.ADDED, "blanks differ")

    text = as_text(Comparison("a", "b", (FileComparison("f", "a", "b", (change,)),)))

    assert text.endswith("       +    4 | GMT\n       note: blanks differ\n\n1 added\n")


def test_markdown_has_a_table_for_each_file() -> None:
    assert as_markdown(a_comparison()) == (
        "### `gone.xml`\n"
        "\n"
        "removed\n"
        "\n"
        "### `new.xml`\n"
        "\n"
        "added\n"
        "\n"
        r"### `one\x7c.xml`"
        "\n"
        "\n"
        "| Change | Setting | Before | After |\n"
        "|---|---|---|---|\n"
        "| changed | `specialize/Microsoft-Windows-Shell-Setup/TimeZone` | `UTC` (line 3) | "
        "`GMT` (line 4) |\n"
        "| changed | `specialize/Microsoft-Windows-Shell-Setup/ProductKey` | "
        "(a product key ending in Q4JK2, in clear text) (line 5) | (Setup's marker) (line 6) |\n"
        "\n"
        "### `wifi.xml`\n"
        "\n"
        "other bytes\n"
        "\n"
        "### Skipped\n"
        "\n"
        "- `b/x.xml:2`: mend it\n"
        "\n"
        "2 changed, 1 file removed, 1 file added, 1 file unchanged, 1 skipped.\n"
    )


def test_an_absent_side_has_an_empty_cell() -> None:
    change = a_change(ChangeKind.REMOVED, "gone")

    text = as_markdown(Comparison("a", "b", (FileComparison("f", "a", "b", (change,)),)))

    assert "TimeZone` (gone) | `UTC` (line 3) |  |\n" in text


@pytest.mark.parametrize(
    ("side", "text"),
    [
        (Side("s", value="UTC"), "UTC"),
        (Side("s", value=" "), "(empty)"),
        (Side("s", value="\x1b[31m"), r"\x1b[31m"),
        (Side("s", value="a" * 200), "a" * 159 + "…"),
        (Side("s", holds="a password, encoded"), "(a password, encoded)"),
        (Side("s"), "(value not shown: the setting is not in the catalog)"),
    ],
)
def test_a_side_is_put_into_words(side: Side, text: str) -> None:
    assert side_text(side) == text


def test_a_whole_file_is_removed_added_or_different() -> None:
    assert [file_sentence(file) for file in a_comparison().files] == [
        "removed",
        "added",
        None,
        None,
        "other bytes",
    ]


def test_everything_is_counted() -> None:
    assert totals(a_comparison()) == (
        "2 changed, 1 file removed, 1 file added, 1 file unchanged, 1 skipped"
    )


def test_more_than_one_file_has_its_plural() -> None:
    [gone, *_] = a_comparison().files

    assert totals(Comparison("a", "b", (gone, gone))) == "2 files removed"


def test_no_difference_is_reported_in_words() -> None:
    same = a_comparison().files[3]

    assert totals(replace(a_comparison(), files=(same,), skipped=())) == "no difference"


def test_the_formats_are_text_json_and_markdown() -> None:
    assert list(FORMATS) == ["text", "json", "markdown"]


@pytest.mark.parametrize("layout", FORMATS.values(), ids=FORMATS)
def test_a_format_ends_with_a_newline(layout: Callable[[Comparison], str]) -> None:
    assert layout(a_comparison()).endswith("\n")

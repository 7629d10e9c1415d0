from __future__ import annotations

import pytest

from unattend_gen.detect.table_text import cells, delimiter_of, header


def texts(line: str, delimiter: str) -> list[str]:
    return [line[slice(*span)] for _, span in cells(line, delimiter)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", ("a,b", 4)),
        ("sep=;\na;b\n", ("a;b", 10)),
        ("#TYPE X\nsep=,\na,b", ("a,b", 18)),
        ("", ("", 1)),
    ],
)
def test_the_header_follows_lines_of_spreadsheets(text: str, expected: tuple[str, int]) -> None:
    assert header(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"), [("a,b;c,d", ","), ("a\tb", "\t"), ("ab", None), ("<a,b>", None)]
)
def test_the_delimiter_is_the_most_frequent(line: str, expected: str | None) -> None:
    assert delimiter_of(line) == expected


def test_quotes_protect_delimiters_up_to_the_end_of_the_line() -> None:
    assert texts('a;"b;c";"d;e"\r', ";") == ["a", '"b;c"', '"d;e"\r']


@pytest.mark.parametrize(
    ("line", "expected"),
    [("a,,", ["a", "", ""]), (",a", ["", "a"]), ("", [""]), ('"a,",', ['"a,"', ""])],
)
def test_an_empty_cell_at_the_end_is_one(line: str, expected: list[str]) -> None:
    assert texts(line, ",") == expected

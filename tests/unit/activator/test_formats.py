"""Pieces that the formats of all topics share."""

from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.activator.formats import (
    choose,
    csv_line,
    render,
    render_page,
    shown,
    windows_lines,
)
from unattend_gen.errors import UsageError

CHOICES = {"text": 1, "json": 2}


def test_a_known_name_returns_its_choice() -> None:
    assert choose(CHOICES, "json", "omit --format for text") == 2


def test_an_unknown_name_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError) as caught:
        choose(CHOICES, "pdf", "omit --format for text")

    assert caught.value.message == "`pdf` is not a valid format; choose from text, json"
    assert caught.value.advice == "omit --format for text"


def test_a_key_instead_of_a_name_is_masked() -> None:
    with pytest.raises(UsageError) as caught:
        choose(CHOICES, TEST_MAK, "omit --form", kind="form")

    assert caught.value.message == "`***` is not a valid form; choose from text, json"


def test_a_key_or_a_control_character_in_a_text_is_not_shown() -> None:
    assert shown(f"PC {TEST_MAK}") == "PC ***"
    assert shown("PC\x1b[2J") == r"PC\x1b[2J"
    assert shown("PC-1-a-b-c") == "PC-1-a-b-c"


def test_a_csv_line_has_quoted_cells_and_no_formula() -> None:
    assert csv_line(["=1+1", 'say "hi"', -5]) == '"\'=1+1","say ""hi""","-5"\n'


def test_a_page_is_ascii_and_has_no_limit_of_size() -> None:
    row = {"kind": "skipped", "path": "Über.txt", "why": "x"}

    page = render_page("activation/status-rows.html.j2", {"rows": [row] * 20_000})

    assert page.isascii()
    assert page.count("&#220;ber.txt") == 20_000


def test_a_template_is_found_by_its_name() -> None:
    assert "1 licence" in render("activation/status-end.html.j2", {"sentence": "1 licence"})


def test_lines_end_as_windows_ends_them() -> None:
    assert windows_lines("a\nb\n") == "a\r\nb\r\n"

"""Cells of spreadsheets."""

from __future__ import annotations

import pytest

from unattend_gen.core.spreadsheet import safe_cell


@pytest.mark.parametrize("text", ["=1+1", " +49", "-1", "@sum", "\uff1d1"])
def test_what_a_spreadsheet_would_compute_becomes_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_controls_are_shown_and_all_else_stays() -> None:
    assert safe_cell("PC-1 \x1b ok") == r"PC-1 \x1b ok"

"""The page on severities is generated from the cards of the rules."""

from __future__ import annotations

from docs.pages.severity import PAGE, severity_page


def test_the_severity_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == severity_page()

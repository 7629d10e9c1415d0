"""The page on severities is what the cards of the rules say."""

from __future__ import annotations

from docs.pages.severity import PAGE, severity_page


def test_the_page_on_severities_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == severity_page()

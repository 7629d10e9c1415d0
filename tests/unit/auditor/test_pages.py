from __future__ import annotations

import pytest

from unattend_gen.auditor.cards import CARDS
from unattend_gen.auditor.pages import PAGES
from unattend_gen.rules.rule_names import rule_names


def test_every_rule_that_only_check_has_has_a_page() -> None:
    assert set(PAGES) == {card.slug for card in CARDS} - set(rule_names())


@pytest.mark.parametrize("page", PAGES.values())
def test_a_page_says_what_why_and_what_instead(page: str) -> None:
    headings = [line for line in page.splitlines() if line.startswith("## ")]

    assert headings == ["## What it looks for", "## Why it matters", "## Instead"]

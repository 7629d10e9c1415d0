from __future__ import annotations

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.rule_page import RulePage

CARD = RuleCard("a-rule", "it is so", Severity.NOTE, Confidence.LOW, "0.1", bad="<b/>", good="<g/>")


def test_the_lead_is_the_first_sentence_on_one_line() -> None:
    page = RulePage(CARD, "It is so, and\nso it stays.\n\n## Why it matters\nBecause.\n")

    assert page.lead == "It is so, and so it stays."

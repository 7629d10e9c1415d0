from __future__ import annotations

from unattend_gen.rules.rule_names import rule_names
from unattend_gen.validator.engine import rules


def test_they_are_the_slugs_of_all_rules() -> None:
    assert rule_names() == tuple(rule.card.slug for rule in rules())

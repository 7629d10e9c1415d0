from __future__ import annotations

from unattend_gen.validate.engine import rules
from unattend_gen.validate.rule_names import rule_names


def test_they_are_the_slugs_of_all_rules() -> None:
    assert rule_names() == tuple(rule.card.slug for rule in rules())

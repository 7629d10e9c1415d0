from __future__ import annotations

from inspect import getsource

from unattend_gen.rules.answer_file import wrong_pass
from unattend_gen.rules.rule import Rule, Scope
from unattend_gen.validator.engine import rules


def test_the_page_of_a_rule_is_the_docstring_of_its_module() -> None:
    assert wrong_pass.RULE.page.startswith("A setting stands in a configuration pass")
    assert wrong_pass.RULE.page.endswith("on the page of each setting")


def test_a_rule_may_look_at_all_unless_it_says_otherwise() -> None:
    assert Rule(wrong_pass.CARD, wrong_pass.check).scope is Scope.DOCUMENT


def test_only_rules_on_components_leave_out_what_was_judged_before() -> None:
    looking = {rule.card.slug for rule in rules() if "survey.fresh:" in getsource(rule.check)}
    on_components = {rule.card.slug for rule in rules() if rule.scope is Scope.COMPONENT}

    assert looking <= on_components
    assert "wrong-type" in looking

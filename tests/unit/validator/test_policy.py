from __future__ import annotations

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.rules.load import answer_file_rules
from unattend_gen.sources.walk.exclusions import Patterns
from unattend_gen.validator.policy import ALL_RULES, PerFileIgnore, Policy, choose, demand_known


def test_all_rules_are_asked_unless_something_is_said() -> None:
    choice = choose(answer_file_rules(), ALL_RULES.select, ALL_RULES.unasked("a.xml"))

    assert (choice.asked, choice.others) == (answer_file_rules(), ())


def test_selected_rules_are_asked_alone() -> None:
    choice = choose(answer_file_rules(), frozenset({"wrong-type", "too-long"}), frozenset())

    assert choice.slugs == {"wrong-type", "too-long", "not-well-formed"}


def test_ignored_rules_are_not_asked_though_selected() -> None:
    policy = Policy(select=frozenset({"wrong-type", "too-long"}), ignore=frozenset({"too-long"}))

    assert policy.asks("wrong-type", "a.xml")
    assert not policy.asks("too-long", "a.xml")
    assert not policy.asks("wrong-case", "a.xml")


def test_a_file_that_cannot_be_read_is_told_whatever_is_ignored() -> None:
    policy = Policy(select=frozenset(), ignore=frozenset({"not-well-formed"}))

    assert policy.asks("not-well-formed", "a.xml")


def test_some_files_may_be_asked_less() -> None:
    lab = PerFileIgnore(Patterns(("lab/",), "/images"), frozenset({"too-long"}))
    policy = Policy(ignore=frozenset({"wrong-case"}), per_file=(lab,))

    assert policy.unasked("/images/lab/a.xml") == {"wrong-case", "too-long"}
    assert policy.unasked("/images/a.xml") == {"wrong-case"}


def test_an_unknown_rule_is_told_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        demand_known(["wrong-typ"], ["wrong-type"], option="--select")

    assert str(caught.value) == "--select names a rule that does not exist"
    assert caught.value.advice == "did you mean wrong-type?"


def test_known_rules_pass() -> None:
    demand_known(["wrong-type"], ["wrong-type"], option="--select")

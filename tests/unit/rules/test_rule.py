from __future__ import annotations

from unattend_gen.rules.rule import found_by_engine


def test_a_rule_of_the_engine_finds_nothing_by_itself() -> None:
    assert list(found_by_engine(None)) == []

from __future__ import annotations

import pytest

from unattend_gen.tables.mapping.transforms import (
    BIT,
    NEGATED,
    NEGATED_BIT,
    NUMBER,
    ON_OFF,
    TEXT,
    TRUTH,
    Transform,
    joined,
    words,
)

PLANS = words({"balanced": "b1", "saver": "s2"})


@pytest.mark.parametrize(
    ("transform", "value", "text"),
    [
        (TEXT, "a b", "a b"),
        (NUMBER, 10, "10"),
        (TRUTH, True, "true"),
        (TRUTH, False, "false"),
        (NEGATED, True, "false"),
        (BIT, False, "0"),
        (NEGATED_BIT, False, "1"),
        (ON_OFF, True, "on"),
        (PLANS, "saver", "s2"),
        (joined(";"), ["a", "b"], "a;b"),
    ],
)
def test_a_value_and_its_text_become_each_other(
    transform: Transform, value: object, text: str
) -> None:
    assert transform.to_text(value) == text
    assert transform.from_text(text) == value


@pytest.mark.parametrize(
    ("transform", "text"),
    [(NUMBER, "010"), (TRUTH, "True"), (BIT, "true"), (PLANS, "x"), (joined(";"), "")],
)
def test_a_text_that_no_value_has_is_not_read(transform: Transform, text: str) -> None:
    assert transform.from_text(text) is None


def test_a_value_without_a_text_and_an_empty_list_write_nothing() -> None:
    assert PLANS.to_text("fast") is None
    assert joined(";").to_text(()) is None


def test_a_list_of_one_is_read_as_a_text() -> None:
    assert joined(";").from_text("a") == "a"

from __future__ import annotations

import pytest

from unattend_gen.core.budget import Budget, BudgetExceededError


def a_growth(*, steps: int = 2, characters: int = 1000, longest: int = 300) -> Budget:
    return Budget(steps=steps, characters=characters, longest=longest)


def test_a_step_beyond_the_budget_is_refused() -> None:
    growth = a_growth(steps=1)
    growth.step()

    with pytest.raises(BudgetExceededError):
        growth.step()


@pytest.mark.parametrize(
    "value",
    ["x" * 301, ["x" * 150, "x" * 150], {"a": "x" * 280}, {("x" * 290,): 1}, [[[[[1]]]]], [1] * 9],
)
def test_a_value_that_makes_a_long_text_is_refused(value: object) -> None:
    with pytest.raises(BudgetExceededError):
        a_growth().take(value)


def test_a_text_that_is_often_repeated_is_refused() -> None:
    with pytest.raises(BudgetExceededError):
        a_growth().take("xx", times=151)


def test_a_list_counts_each_time_it_occurs() -> None:
    many: list[object] = ["x"]
    for _ in range(60):
        many = [many, many]

    with pytest.raises(BudgetExceededError):
        a_growth(characters=10**9, longest=10**6).take(many)


def test_all_texts_together_have_a_limit() -> None:
    growth = a_growth()
    for _ in range(3):
        growth.take("x" * 300)

    with pytest.raises(BudgetExceededError):
        growth.take("x" * 101)

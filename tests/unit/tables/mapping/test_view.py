from __future__ import annotations

import pytest

from tests.imports import a_view
from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.view import given


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("16", 16), ("016", None), ("-1", None), ("x", None), ("", None)]
)
def test_a_number_is_one_that_is_written_so_again(text: str, number: int | None) -> None:
    assert a_view({"a": text}).number("a") == number


@pytest.mark.parametrize(("text", "truth"), [("true", True), ("false", False), ("True", None)])
def test_a_truth_value_is_written_in_lower_case(text: str, *, truth: bool | None) -> None:
    assert a_view({"a": text}).truth("a") is truth


def test_a_secret_is_no_text_and_has_a_source() -> None:
    view = a_view({"a": Secret("pw"), "b": "text"}, a="PW")

    assert (view.text("a"), view.secret("a"), view.source("a")) == (None, Secret("pw"), "env:PW")
    assert (view.text("b"), view.secret("b"), view.source("b")) == ("text", None, None)


def test_items_are_counted_until_one_is_missing() -> None:
    view = a_view({"l[1]/a": "", "l[2]": "", "l[4]": ""})

    assert [*view.items("l")] == ["l[1]", "l[2]"]


def test_what_has_no_value_is_not_given() -> None:
    assert given({"a": None, "b": False, "c": ""}) == {"b": False, "c": ""}

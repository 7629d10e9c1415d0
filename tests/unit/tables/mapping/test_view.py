from __future__ import annotations

import pytest

from tests.imports import a_view
from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.view import Candidate, given


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("16", 16), ("016", None), ("-1", None), ("x", None), ("", None)]
)
def test_a_number_is_read_in_its_usual_spelling_only(text: str, number: int | None) -> None:
    assert a_view({"a": text}).number("a") == number


@pytest.mark.parametrize(("text", "truth"), [("true", True), ("false", False), ("True", None)])
def test_a_boolean_is_read_in_lower_case_only(text: str, *, truth: bool | None) -> None:
    assert a_view({"a": text}).truth("a") is truth


def test_a_secret_has_a_source_and_no_text() -> None:
    view = a_view({"a": Secret("pw"), "b": "text"}, a="PW")

    assert (view.text("a"), view.secret("a"), view.source("a")) == (None, Secret("pw"), "env:PW")
    assert (view.text("b"), view.secret("b"), view.source("b")) == ("text", None, None)


def test_items_end_at_the_first_gap() -> None:
    view = a_view({"l[1]/a": "", "l[2]": "", "l[4]": ""})

    assert [*view.items("l")] == ["l[1]", "l[2]"]


def test_fields_of_none_are_left_out() -> None:
    assert given({"a": None, "b": False, "c": ""}) == {"b": False, "c": ""}


def test_a_candidate_has_no_secrets_of_its_own_by_default() -> None:
    assert Candidate({"a": 1}).secrets == {}


def test_a_candidate_does_not_show_a_secret() -> None:
    assert "hunter2" not in repr(Candidate({}, {"A": Secret("hunter2")}))

from __future__ import annotations

import pytest

from tests.schemas import a_setting
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Severity
from unattend_gen.rules.values import Misfit, as_integer, is_confirmed, is_stated, misfit

_BOOLEAN = a_setting("B", type=ValueType.BOOLEAN)
_INTEGER = a_setting("I", type=ValueType.INTEGER)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("-1", -1), ("+7", 7), ("0x1F", 31), ("twelve", None), ("1.5", None), ("", None)],
)
def test_a_number_is_decimal_or_hexadecimal(text: str, number: int | None) -> None:
    assert as_integer(text) == number


def test_a_number_of_a_thousand_digits_is_the_longest() -> None:
    assert as_integer("9" * 1000) is not None
    assert as_integer("9" * 1001) is None


def test_words_for_a_boolean_mean_nothing() -> None:
    assert misfit(_BOOLEAN, "yes") == Misfit("true or false", Severity.ERROR)


def test_numbers_for_a_boolean_may_be_read() -> None:
    assert misfit(_BOOLEAN, "0") == Misfit("true or false", Severity.WARNING)


@pytest.mark.parametrize("text", ["true", "False", "TRUE"])
def test_a_boolean_has_no_case(text: str) -> None:
    assert misfit(_BOOLEAN, text) is None


def test_words_for_a_number_mean_nothing() -> None:
    assert misfit(_INTEGER, "twelve") == Misfit("a whole number", Severity.ERROR)


def test_a_hexadecimal_number_may_be_read() -> None:
    assert misfit(_INTEGER, "0xFF") == Misfit("a whole number", Severity.WARNING)


def test_numeric_choices_are_left_to_another_rule() -> None:
    assert misfit(a_setting("I", type=ValueType.INTEGER, values=("1", "2")), "x") is None


def test_a_spelling_met_in_practice_is_right() -> None:
    assert misfit(a_setting("B", type=ValueType.BOOLEAN, value_variants=("1",)), "1") is None


def test_a_type_that_the_schema_contradicts_is_a_warning() -> None:
    setting = a_setting("B", type=ValueType.BOOLEAN, sim_differs={"type": "string"})

    assert misfit(setting, "yes") == Misfit("true or false", Severity.WARNING)


def test_a_type_seen_in_answer_files_only_is_a_warning() -> None:
    setting = a_setting("B", type=ValueType.BOOLEAN, origin="answer-files")

    assert misfit(setting, "yes") == Misfit("true or false", Severity.WARNING)


@pytest.mark.parametrize(
    ("type_", "right", "wrong"),
    [
        (ValueType.GUID, "{381b4222-f694-41f0-9685-ff5bb260df2e}", "{381b4222}"),
        (ValueType.SID, "S-1-5-21-1-2-3-500", "Administrator"),
        (ValueType.MAC_ADDRESS, "00-15-5D-00-00-01", "00-15-5D"),
        (ValueType.IP_ADDRESS, "10.0.0.1/24", "10.0.0.256"),
        (ValueType.IP_ADDRESS, "fe80::1", "fe80"),
        (ValueType.LOCALE, "en-US", "English (US)"),
    ],
)
def test_a_type_with_a_form_of_its_own_is_a_warning(
    type_: ValueType, right: str, wrong: str
) -> None:
    found = misfit(a_setting("F", type=type_), wrong)

    assert misfit(a_setting("F", type=type_), right) is None
    assert found is not None
    assert found.severity is Severity.WARNING


def test_a_form_that_the_reference_states_is_a_warning() -> None:
    setting = a_setting("S", type=ValueType.STRING, pattern="^[a-z]{2}$")

    assert misfit(setting, "DE") is None
    assert misfit(setting, "deu") == Misfit(
        "a text of the form that the reference states", Severity.WARNING
    )


def test_what_the_reference_writes_itself_is_stated() -> None:
    setting = a_setting("S", example="a", default="b")

    assert [is_stated(setting, text) for text in ("a", "b", "c")] == [True, True, False]


def test_the_form_of_a_key_is_left_to_its_own_rules() -> None:
    assert misfit(a_setting("K", type=ValueType.PRODUCT_KEY, pattern="^x$"), "y") is None


def test_what_the_schema_says_otherwise_is_not_confirmed() -> None:
    setting = a_setting("S", sim_differs={"values": ["a"]})

    assert (is_confirmed(setting, "type"), is_confirmed(setting, "values")) == (True, False)

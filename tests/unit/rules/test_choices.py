from __future__ import annotations

from tests.schemas import a_setting
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Severity
from unattend_gen.rules.choices import Refusal, refusals

_ENUM = a_setting("E", type=ValueType.ENUM, values=("Always", "Never"), seen_in=("7",))
_ZONE = a_setting("Z", type=ValueType.TIME_ZONE)
_NAME = a_setting(
    "C", type=ValueType.COMPUTER_NAME, forbidden_characters=("*", "/", " "), max_length=15
)


def test_a_value_of_the_set_is_taken() -> None:
    assert list(refusals(_ENUM, "Never", lambda: "`it`")) == []


def test_another_value_is_refused_with_the_set() -> None:
    assert list(refusals(_ENUM, "Sometimes", lambda: "`it`")) == [
        Refusal(
            "`it` is not allowed; E is Always or Never",
            "write Always or Never",
            Severity.ERROR,
        )
    ]


def test_another_case_is_a_note() -> None:
    assert [refusal.severity for refusal in refusals(_ENUM, "never", lambda: "`it`")] == [
        Severity.NOTE
    ]


def test_a_set_that_no_schema_confirms_is_a_warning() -> None:
    setting = a_setting("E", type=ValueType.ENUM, values=("Always", "Never"))

    assert [refusal.severity for refusal in refusals(setting, "x", lambda: "`it`")] == [
        Severity.WARNING
    ]


def test_codes_grow_so_another_number_is_a_warning() -> None:
    setting = a_setting("I", type=ValueType.INTEGER, values=("1", "2"), seen_in=("7",))

    assert [refusal.severity for refusal in refusals(setting, "3", lambda: "`it`")] == [
        Severity.WARNING
    ]


def test_a_setting_out_of_date_stops_nothing() -> None:
    setting = a_setting(
        "E", type=ValueType.ENUM, values=("a", "b"), seen_in=("7",), deprecated="since long ago"
    )

    assert [refusal.severity for refusal in refusals(setting, "x", lambda: "`it`")] == [
        Severity.WARNING
    ]


def test_words_of_a_list_are_looked_at_one_by_one() -> None:
    setting = a_setting("L", type=ValueType.STRING, list_values=("Red", "Blue"), separator="|")

    assert list(refusals(setting, "blue | RED", lambda: "`it`")) == []
    assert [refusal.message for refusal in refusals(setting, "Red|Green", lambda: "`it`")] == [
        "`it` is not allowed; the list takes Red or Blue"
    ]


def test_a_time_zone_may_have_daylight_saving_off() -> None:
    assert list(refusals(_ZONE, "W. Europe Standard Time_dstoff", lambda: "`it`")) == []


def test_a_misspelled_time_zone_is_an_error_that_names_the_right_one() -> None:
    assert list(refusals(_ZONE, "Pacfic Standard Time", lambda: "`it`")) == [
        Refusal(
            "`it` is not a Windows time zone; did you mean `Pacific Standard Time`?",
            "write Pacific Standard Time",
            Severity.ERROR,
            "Pacific Standard Time",
        )
    ]


def test_a_time_zone_like_no_other_is_a_warning() -> None:
    assert [refusal.severity for refusal in refusals(_ZONE, "Berlin", lambda: "`it`")] == [
        Severity.WARNING
    ]


def test_a_time_zone_of_other_systems_is_a_warning_that_names_that_of_windows() -> None:
    (refusal,) = refusals(_ZONE, "Europe/Berlin", lambda: "`it`")

    assert (refusal.severity, refusal.advice) == (
        Severity.WARNING,
        "write W. Europe Standard Time",
    )


def test_a_forbidden_character_in_a_computer_name_is_an_error() -> None:
    assert list(refusals(_NAME, "PC 01", lambda: "`it`")) == [
        Refusal(
            "`it` is not a valid computer name: spaces are not allowed",
            "use letters, digits and hyphens",
            Severity.ERROR,
        )
    ]


def test_an_asterisk_alone_asks_for_a_name() -> None:
    assert list(refusals(_NAME, "*", lambda: "`it`")) == []
    assert [refusal.severity for refusal in refusals(_NAME, "PC-*", lambda: "`it`")] == [
        Severity.ERROR
    ]


def test_a_computer_name_of_digits_is_an_error() -> None:
    assert [refusal.message for refusal in refusals(_NAME, "12345", lambda: "`it`")] == [
        "`it` is not a valid computer name: it consists of digits only"
    ]


def test_a_forbidden_character_in_another_name_is_a_warning() -> None:
    setting = a_setting("U", type=ValueType.STRING, forbidden_characters=("@",))

    assert list(refusals(setting, "a@b", lambda: "`it`")) == [
        Refusal(
            "`it` is not a valid name: @ is not allowed",
            "remove the character",
            Severity.WARNING,
        )
    ]

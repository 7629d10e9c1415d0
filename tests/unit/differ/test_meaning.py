from __future__ import annotations

import pytest

from tests.schemas import a_setting
from unattend_gen.catalog.facts import ValueType
from unattend_gen.differ.meaning import meaning


@pytest.mark.parametrize(
    ("value_type", "one", "other"),
    [
        (ValueType.BOOLEAN, "true", " True\n"),
        (ValueType.BOOLEAN, "true", "1"),
        (ValueType.BOOLEAN, "FALSE", "0"),
        (ValueType.INTEGER, "7", " +007 "),
        (ValueType.GUID, "{0A}", "{0a}"),
        (ValueType.TIME_ZONE, "UTC", " UTC "),
    ],
)
def test_spellings_of_a_value_mean_the_same(value_type: ValueType, one: str, other: str) -> None:
    setting = a_setting("A", type=value_type)

    assert meaning(setting, one) == meaning(setting, other)


@pytest.mark.parametrize(
    ("value_type", "one", "other"),
    [
        (ValueType.BOOLEAN, "true", "yes"),
        (ValueType.INTEGER, "7", "0x7"),
        (ValueType.INTEGER, "1" * 50, "01" + "1" * 49),
        (ValueType.TIME_ZONE, "UTC", "utc"),
        (ValueType.STRING, "a", "a "),
        (ValueType.COMMAND, "cmd /c ver", "cmd /c ver "),
        (None, "true", "1"),
    ],
)
def test_what_is_not_known_to_be_the_same_is_not(
    value_type: ValueType | None, one: str, other: str
) -> None:
    setting = a_setting("A", type=value_type)

    assert meaning(setting, one) != meaning(setting, other)


def test_a_choice_has_no_blanks_around_it() -> None:
    setting = a_setting("A", type=ValueType.STRING, values=("Work",))

    assert meaning(setting, " Work ") == "Work"


def test_nothing_is_known_of_a_setting_without_facts() -> None:
    assert meaning(None, " True ") == " True "

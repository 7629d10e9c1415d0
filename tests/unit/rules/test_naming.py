from __future__ import annotations

import pytest

from tests.schemas import a_catalogued, a_setting
from unattend_gen.answer_file.parse import parse
from unattend_gen.rules.naming import (
    Spelling,
    fact_named,
    is_nearly,
    looks_like_ours,
    meant_by,
    slips,
)

_FACTS = a_catalogued(a_setting("Box"), a_setting("Box/Lid", variants=("Cover",)), a_setting("Lid"))


def test_a_name_means_the_setting_of_its_place() -> None:
    assert fact_named(_FACTS, "Box", "Lid") == (_FACTS.settings["Box/Lid"], Spelling.EXACT)
    assert fact_named(_FACTS, "", "Lid") == (_FACTS.settings["Lid"], Spelling.EXACT)


def test_another_case_means_the_same() -> None:
    assert fact_named(_FACTS, "Box", "LID") == (_FACTS.settings["Box/Lid"], Spelling.OTHER_CASE)


def test_a_recorded_misspelling_means_the_same() -> None:
    assert fact_named(_FACTS, "Box", "Cover") == (_FACTS.settings["Box/Lid"], Spelling.VARIANT)


def test_any_other_name_means_nothing() -> None:
    assert fact_named(_FACTS, "Box", "Handle") == (None, Spelling.EXACT)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("lid", "lid", 0),
        ("lid", "lod", 1),
        ("lid", "ild", 1),
        ("lid", "lidd", 1),
        ("lid", "id", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, count: int) -> None:
    assert slips(one, other) == count


def test_two_letters_changed_were_meant_otherwise() -> None:
    assert meant_by("ComputreName", ["ComputerName", "TimeZone"]) == "ComputerName"


def test_a_short_name_has_no_room_for_slips() -> None:
    assert meant_by("Lod", ["Lid"]) is None


def test_other_numbers_are_no_slip() -> None:
    assert meant_by("TaskbarLink6", ["TaskbarLink5"]) is None


def test_a_name_that_only_resembles_another_was_not_meant() -> None:
    assert meant_by("ShowWindowsMail", ["ShowWindowsLive"]) is None


def test_an_address_may_have_three_letters_wrong() -> None:
    assert is_nearly("urn:Example:unattended", "urn:example:unattend")
    assert not is_nearly("urn:example:unattendance", "urn:example:unattend")


@pytest.mark.parametrize(
    ("address", "is_ours"),
    [
        ("", True),
        ("urn:schemas-microsoft-com:unatend", True),
        ("URN:schemas-microsoft-com:unattend", True),
        ("urn:schemas-microsoft-com:unattend", False),  # it is ours, and looks like nothing else
        ("urn:example:extension", False),
    ],
)
def test_an_element_in_no_namespace_or_nearly_the_right_one_was_meant_for_setup(
    address: str, *, is_ours: bool
) -> None:
    root = parse(f'<unattend xmlns="{address}"/>'.encode()).root

    assert looks_like_ours(root) is is_ours

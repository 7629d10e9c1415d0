"""Installation and confirmation IDs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.activation_ids import a_confirmation_id, an_installation_id
from unattend_gen.activator.phone.ids import (
    ConfirmationId,
    has_check_digit,
    parse_confirmation_id,
    parse_installation_id,
)
from unattend_gen.errors import InputError

SEEDS = st.integers(0, 10**6)
SEPARATORS = st.sampled_from(["", " ", "-", "\r\n", "\u2013", " - "])


@given(SEEDS, st.sampled_from([6, 7]), SEPARATORS)
def test_an_installation_id_is_read_however_it_is_written(
    seed: int, size: int, between: str
) -> None:
    found = parse_installation_id(an_installation_id(seed, size=size, between=between))

    assert found.digits == an_installation_id(seed, size=size)
    assert {len(group) for group in found.groups} == {size}


@given(SEEDS, SEPARATORS)
def test_a_confirmation_id_is_read_however_it_is_written(seed: int, between: str) -> None:
    found = parse_confirmation_id(a_confirmation_id(seed, between=between))

    assert (found.digits, found.doubtful_groups) == (a_confirmation_id(seed), ())


@given(SEEDS, st.integers(0, 8), st.integers(1, 9))
def test_a_wrong_check_digit_names_its_group(seed: int, group: int, added: int) -> None:
    groups = an_installation_id(seed, between=" ").split()
    groups[group] = groups[group][:-1] + str((int(groups[group][-1]) + added) % 10)

    with pytest.raises(InputError) as caught:
        parse_installation_id("".join(groups))

    assert caught.value.message == f"group {group + 1} of the installation ID fails the check digit"
    assert groups[group] not in str(caught.value) + caught.value.advice


def test_several_wrong_groups_are_named_together() -> None:
    groups = an_installation_id(between=" ").split()
    groups[0], groups[8] = "1111110", "1111110"

    with pytest.raises(InputError, match="groups 1, 9 of the installation ID fail"):
        parse_installation_id(" ".join(groups))


def test_a_missing_digit_names_its_group_where_groups_are_to_be_seen() -> None:
    groups = an_installation_id(between=" ").split()
    groups[3] = groups[3][:-1]

    with pytest.raises(InputError) as caught:
        parse_installation_id(" ".join(groups))

    assert caught.value.message == (
        "the installation ID has 62 digits, expected 63 (54 up to Windows 7): group 4 has 6 of 7"
    )


def test_without_groups_only_the_length_is_reported() -> None:
    with pytest.raises(InputError) as caught:
        parse_installation_id(an_installation_id()[:-1])

    assert caught.value.message == (
        "the installation ID has 62 digits, expected 63 (54 up to Windows 7)"
    )


def test_a_confirmation_id_of_47_digits_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        parse_confirmation_id(a_confirmation_id()[:-1])

    assert caught.value.message == "the confirmation ID has 47 digits, expected 48"


def test_a_confirmation_id_of_49_digits_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        parse_confirmation_id(f"{a_confirmation_id()}1")

    assert caught.value.message == "the confirmation ID has 49 digits, expected 48"


def test_the_short_group_of_a_confirmation_id_has_its_letter() -> None:
    groups = a_confirmation_id(between=" ").split()
    groups[2] = groups[2][:-1]

    with pytest.raises(InputError, match="expected 48: group C has 5 of 6"):
        parse_confirmation_id(" ".join(groups))


def test_that_of_windows_xp_is_known_by_its_length() -> None:
    with pytest.raises(InputError, match="Windows XP used 42"):
        parse_confirmation_id("1" * 42)


def test_a_check_digit_of_a_confirmation_id_only_makes_its_group_doubtful() -> None:
    groups = a_confirmation_id(between=" ").split()
    groups[7] = groups[7][:-1] + "9"

    assert parse_confirmation_id("".join(groups)) == ConfirmationId(tuple(groups))
    assert parse_confirmation_id("".join(groups)).doubtful_groups == ("H",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1234567 12E4567",
            "part 2 of the installation ID contains a character other than the digits 0 to 9",
        ),
        (
            "\u0661\u0662",
            "part 1 of the installation ID contains a character other than the digits 0 to 9",
        ),
        ("1.23457E+62", "rounded to a number by a spreadsheet"),
        (" - ", "the installation ID is empty"),
    ],
)
def test_an_invalid_id_is_rejected_without_its_text(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        parse_installation_id(text)

    assert text.strip() not in caught.value.advice


def test_the_rule_counts_even_places_twice() -> None:
    assert [digit for digit in "0123456789" if has_check_digit(f"12345{digit}")] == ["0"]


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    with pytest.raises(InputError):
        parse_confirmation_id(f"{text}x")

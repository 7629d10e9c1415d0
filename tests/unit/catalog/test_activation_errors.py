"""The codes that activation ends in."""

from __future__ import annotations

import pytest

from unattend_gen.catalog.activation_errors import (
    ActivationError,
    activation_error,
    activation_errors,
    error_code,
)

NO_KMS = 0xC004F074


def test_there_are_96_codes_and_each_says_what_to_do() -> None:
    assert len(activation_errors()) == 96
    assert [one.hexadecimal for one in activation_errors().values() if not one.fix] == []


@pytest.mark.parametrize(
    "text",
    ["0xC004F074", "0XC004F074", "c004f074", "0xC004F074.", "-1073418124", "3221549172"],
)
def test_a_code_is_read_in_each_of_its_forms(text: str) -> None:
    assert error_code(text) == NO_KMS


@pytest.mark.parametrize("error", activation_errors().values(), ids=lambda one: one.hexadecimal)
def test_each_code_is_found_by_each_of_its_forms(error: ActivationError) -> None:
    forms = (error.hexadecimal, error.hexadecimal[2:].lower(), str(error.code), str(error.signed))

    assert [error_code(form) for form in forms] == [error.code] * 4
    assert activation_error(error.code) == error


def test_eight_digits_are_hexadecimal() -> None:
    assert error_code("80070005") == 0x80070005


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0x",
        "C004F07",
        "C004F0744",
        "9999999999",
        "-9999999999",
        "12",
        "0xC004G074",
        "\u0660" * 8,
    ],
)
def test_text_that_is_not_a_code_is_none(text: str) -> None:
    assert error_code(text) is None


def test_a_code_that_informs_is_found_where_it_is_written_like_a_failure() -> None:
    found = activation_error(0xC004F065)

    assert found is not None
    assert found.hexadecimal == "0x4004F065"


def test_a_code_that_is_not_on_record_is_none() -> None:
    assert activation_error(0xC0DEC0DE) is None

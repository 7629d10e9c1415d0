from __future__ import annotations

import re

import pytest

from unattend_gen.catalog.activation_errors import activation_errors
from unattend_gen.errors import ExitCode, UsageError
from unattend_gen.pages.codes_page import (
    activation_error_page,
    activation_errors_page,
    exit_codes_page,
)


def test_every_exit_code_is_listed_with_its_meaning() -> None:
    codes = re.findall(r"^  (\d+) +\S", exit_codes_page(), re.MULTILINE)

    assert codes == [str(code.value) for code in ExitCode]
    assert (
        "  4    no findings, but something was skipped and may contain some\n" in exit_codes_page()
    )


def test_the_page_says_at_which_level_commands_fail() -> None:
    text = " ".join(exit_codes_page().split())

    assert "which is warning by default, note for scrub and error for render" in text


def test_the_page_says_what_check_fails_on() -> None:
    assert (
        "for check: a secret was left, the copy is not as Setup writes it, "
        "or it differs from --against"
    ) in " ".join(exit_codes_page().split())


def test_a_page_says_what_happened_and_what_to_do() -> None:
    assert activation_error_page(0xC004C020).splitlines()[:7] == [
        "0xC004C020 SL_E_CHPA_DMAK_LIMIT_EXCEEDED",
        "",
        "The MAK has no activations left.",
        "",
        "  what to do     ask for a higher limit; see the count with VAMT; telephone",
        "  area           count",
        "  decimal        -1073430496 signed, 3221536800 unsigned",
    ]


def test_a_code_without_a_name_is_titled_by_its_number() -> None:
    assert activation_error_page(0xC004B007).startswith("0xC004B007\n")


def test_an_unknown_code_is_reported_with_the_command_for_the_vendors_text() -> None:
    with pytest.raises(UsageError, match="0xC0DEC0DE") as caught:
        activation_error_page(0xC0DEC0DE)

    assert caught.value.advice.startswith("slui.exe 0x2a 0xC0DEC0DE")


def test_the_list_has_every_code() -> None:
    shown = activation_errors_page()

    assert [one for one in activation_errors().values() if one.hexadecimal not in shown] == []

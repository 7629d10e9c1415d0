"""The page of a code of activation."""

from __future__ import annotations

import pytest

from unattend_gen.catalog.activation_errors import activation_errors
from unattend_gen.errors import UsageError
from unattend_gen.pages.activation_error_page import activation_error_page, activation_errors_page


def test_a_page_says_what_happened_and_what_to_do() -> None:
    assert activation_error_page(0xC004C020).splitlines()[:7] == [
        "0xC004C020 SL_E_CHPA_DMAK_LIMIT_EXCEEDED",
        "",
        "The MAK has no activations left.",
        "",
        "  what to do     ask for a higher limit; see the count with VAMT; telephone",
        "  concerns       count",
        "  as a number    -1073430496 with a sign, 3221536800 without",
    ]


def test_a_code_without_a_name_is_titled_by_its_number() -> None:
    assert activation_error_page(0xC004B007).startswith("0xC004B007\n")


def test_a_code_that_is_not_on_record_is_told_with_the_way_to_the_vendors_text() -> None:
    with pytest.raises(UsageError, match="0xC0DEC0DE") as caught:
        activation_error_page(0xC0DEC0DE)

    assert caught.value.advice.startswith("slui.exe 0x2a 0xC0DEC0DE")


def test_the_list_has_every_code() -> None:
    shown = activation_errors_page()

    assert [one for one in activation_errors().values() if one.hexadecimal not in shown] == []

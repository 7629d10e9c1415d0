from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.catalog.fit import unfit
from unattend_gen.catalog.load import catalog

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Setting


def a_setting(path: str) -> Setting:
    component = catalog().component("Microsoft-Windows-Shell-Setup")
    assert component is not None
    return component.settings[path]


NAME = a_setting("ComputerName")
ACCOUNT = a_setting("UserAccounts/LocalAccounts/LocalAccount/Name")


@pytest.mark.parametrize(
    ("setting", "text", "message"),
    [
        (NAME, "PC-1234567890123", "is longer than 15 characters"),
        (NAME, 8 * "ä", "is longer than 15 characters"),
        (NAME, "PC/1", "holds a character that such a name cannot have"),
        (NAME, "123", "cannot consist of digits alone"),
        (NAME, " ", "is empty"),
        (ACCOUNT, 21 * "x", "is longer than 20 characters"),
        (ACCOUNT, "jo@home", "holds a character that such a name cannot have"),
    ],
)
def test_a_text_that_does_not_fit_is_told_why(setting: Setting, text: str, message: str) -> None:
    found = unfit(setting, text)

    assert found is not None
    assert found.message == message


@pytest.mark.parametrize(
    ("setting", "text"),
    [(NAME, "PC-1"), (NAME, "*"), (NAME, 15 * "x"), (ACCOUNT, "Jo Doe"), (ACCOUNT, "123")],
)
def test_another_text_fits(setting: Setting, text: str) -> None:
    assert unfit(setting, text) is None


def test_the_characters_are_named() -> None:
    found = unfit(NAME, "a b")

    assert found is not None
    assert found.advice.startswith("leave these out: { |")
    assert found.advice.endswith("a blank")

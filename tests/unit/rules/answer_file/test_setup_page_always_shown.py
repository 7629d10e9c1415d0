from __future__ import annotations

import pytest

from tests.judging import verdicts
from tests.samples import a_component, an_answer_file


def _page(value: str) -> bytes:
    body = f"<UserData><ProductKey><WillShowUI>{value}</WillShowUI></ProductKey></UserData>"
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


def test_a_page_that_is_always_shown_is_a_note() -> None:
    assert verdicts("setup-page-always-shown", _page("Always")) == [
        ("note", "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/WillShowUI")
    ]


@pytest.mark.parametrize("value", ["OnError", "Never", "{{ ui }}"])
def test_other_values_are_right(value: str) -> None:
    assert verdicts("setup-page-always-shown", _page(value)) == []

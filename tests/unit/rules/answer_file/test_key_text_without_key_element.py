from __future__ import annotations

from tests.judging import slugs
from tests.samples import GVLK_PRO, MARKER, TEST_MAK, a_component, a_shell_setup, an_answer_file


def _holder(content: str) -> bytes:
    body = f"<UserData><ProductKey>{content}</ProductKey></UserData>"
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


def test_text_next_to_another_element_is_not_a_key() -> None:
    assert slugs(_holder(f"{GVLK_PRO}<WillShowUI>Never</WillShowUI>")) == [
        "key-text-without-key-element"
    ]


def test_the_same_text_in_shell_setup_is_right() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")

    assert slugs(data) == []


def test_the_marker_of_setup_is_right() -> None:
    assert slugs(_holder(MARKER)) == []

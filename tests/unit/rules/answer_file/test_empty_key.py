from __future__ import annotations

from tests.judging import messages, slugs
from tests.samples import a_component, a_shell_setup, an_answer_file


def _holder(content: str) -> bytes:
    body = f"<UserData><ProductKey>{content}</ProductKey></UserData>"
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


def test_an_empty_key_in_specialize_is_a_warning() -> None:
    data = a_shell_setup("specialize", "<ProductKey> </ProductKey>")

    assert messages("empty-key", data) == [
        "the product key is empty; an empty key stops Setup in specialize"
    ]


def test_an_empty_key_in_windowspe_is_a_warning() -> None:
    assert messages("empty-key", _holder("<Key/>")) == [
        "the product key is empty; depending on the media, Setup asks for one or stops"
    ]


def test_a_container_without_anything_is_a_warning() -> None:
    assert messages("empty-key", _holder("")) == ["ProductKey is empty"]


def test_a_container_without_key_is_right() -> None:
    assert slugs(_holder("<WillShowUI>Never</WillShowUI>")) == []

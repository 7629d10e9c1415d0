from __future__ import annotations

import base64

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.display import looks_like_secret, may_show, quoted, shown


@pytest.mark.parametrize(
    "text",
    [
        "Mitteleuropa",
        "W. Europe Standard Time",
        "abc def",
        "ws-munich-lobby-01",
        "en-UK",
        "0409:00000409",
        "maybe",
        "-7",
        "R&D",
        "C:\\Windows\\Setup\\Scripts",
        "%SystemRoot%\\Temp",
        "{1c1b6d0e-1111-4444-8888-0123456789ab}",
    ],
)
def test_an_ordinary_value_is_shown(text: str) -> None:
    assert may_show(text, may_hold_secret=False)
    assert quoted(text, may_hold_secret=False) == f"`{text}`"


@pytest.mark.parametrize(
    "text",
    [
        CANARY_PASSWORD,
        CANARY_PASSWORD.rstrip("!"),
        TEST_MAK,
        TEST_MAK.lower(),
        TEST_MAK.replace("-", ""),
        "Harbor-71-Lantern",
        "Summer2024",
        "p@ss1word",
        base64.b64encode(CANARY_PASSWORD.encode()).decode(),
        base64.b64encode(CANARY_PASSWORD.encode("utf-16-le")).decode(),
        CANARY_PASSWORD.encode().hex(),
        "https://bob:x@example.com/",
        "net user bob hunter /add",
        "my password",
        "x" * 101,
    ],
)
def test_a_text_that_could_be_a_secret_is_hidden(text: str) -> None:
    assert looks_like_secret(text)
    assert quoted(text, may_hold_secret=False) == "the value"
    assert shown(text, may_hold_secret=False) == "…"


def test_a_setting_that_may_hold_a_secret_shows_nothing() -> None:
    assert quoted("vagrant", may_hold_secret=True, otherwise="the name") == "the name"


def test_control_characters_are_escaped() -> None:
    assert quoted("a\x1bb", may_hold_secret=False) == "`a\\x1bb`"


def test_an_empty_text_is_not_quoted() -> None:
    assert quoted(" ", may_hold_secret=False) == "the value"

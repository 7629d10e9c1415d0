from __future__ import annotations

import pytest

from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.link_text import secrets_in_links
from unattend_gen.detect.loose_secret import Lines

PAGE = "https://example.org/windows/unattend-generator/"


def found(text: str) -> list[tuple[str, Holding]]:
    return [(text[one.start : one.end], one.holding) for one in secrets_in_links(text, Lines(text))]


def test_a_password_is_decoded_and_its_place_is_the_written_one() -> None:
    text = f"<!-- {PAGE}?Language=en&AccountPassword0=hunt%21er+2&x=1 -->"

    [one] = secrets_in_links(text, Lines(text))

    assert (text[one.start : one.end], one.secret) == ("hunt%21er+2", Secret("hunt!er 2"))


@pytest.mark.parametrize("key", [TEST_MAK, TEST_MAK.replace("-", "%2D")])
def test_a_key_is_read_through_its_percent_signs(key: str) -> None:
    text = f"{PAGE}?ProductKey={key}"

    [one] = secrets_in_links(text, Lines(text))

    assert (one.kind, one.last_five) == (SecretKind.PRODUCT_KEY, "Q4JK2")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("WifiPassword=", ("", Holding.EMPTY)),
        ("UsePassword=true", ("true", Holding.EMPTY)),
        ("AdminPassword=%25PW%25", ("%25PW%25", Holding.PLACEHOLDER)),
        (f"ProductKey={GVLK_PRO}", (GVLK_PRO, Holding.PUBLISHED_KEY)),
        ("a=1&amp;AutoLogonPassword=pw&amp;b=2", ("pw", Holding.CLEAR)),
    ],
)
def test_what_stands_there_is_told_apart(query: str, expected: tuple[str, Holding]) -> None:
    assert found(f"{PAGE}?{query}") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "x?Password=secret",
        f"{PAGE}?Language=en#Password=x",
        f"{PAGE} ?Password=secret",
        f"{PAGE}?PasswordExpirationMode=Default",
        "",
    ],
)
def test_what_is_no_parameter_of_a_link_is_none(text: str) -> None:
    assert found(text) == []

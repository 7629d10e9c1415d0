from __future__ import annotations

import base64

import pytest

from tests.documents import a_reading
from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.properties import (
    is_encoded_property,
    matches_in_links,
    property_match,
)
from unattend_gen.detect.reading import LineCounter


def test_an_encoded_value_is_announced_by_the_name() -> None:
    assert is_encoded_property("EncodedUserPassword")
    assert not is_encoded_property("UserPassword")


WIDE = base64.b64encode("pw".encode("utf-16-le")).decode()


@pytest.mark.parametrize(
    ("name", "value", "content"),
    [
        ("UserPassword", "pw", ContentKind.CLEAR),
        ("UserPassword", "", ContentKind.EMPTY),
        ("UserPassword", "NO", ContentKind.EMPTY),
        ("UserPassword", "#GetPassword()#", ContentKind.PLACEHOLDER),
        ("EncodedUserPassword", WIDE, ContentKind.ENCODED),
        ("EncodedUserPassword", "no base64!", ContentKind.CLEAR),
        ("ProductKey", "", ContentKind.EMPTY),
        ("ProductKey", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", ContentKind.PLACEHOLDER),
    ],
)
def test_a_value_is_classified_by_its_name(name: str, value: str, content: ContentKind) -> None:
    reading = a_reading(f"{name}={value}")
    span = (len(name) + 1, len(reading.text))
    match = property_match(reading, name, span, where="an INI file")

    assert match is not None
    assert match.content is content


def test_a_property_with_another_name_does_not_match() -> None:
    assert property_match(a_reading("A=b"), "A", (2, 3), where="an INI file") is None


PAGE = "https://example.org/windows/unattend-generator/"


def found(text: str) -> list[tuple[str, ContentKind]]:
    return [
        (text[one.start : one.end], one.content)
        for one in matches_in_links(text, LineCounter(text))
    ]


def test_a_password_is_decoded_and_its_place_is_the_written_one() -> None:
    text = f"<!-- {PAGE}?Language=en&AccountPassword0=hunt%21er+2&x=1 -->"

    [one] = matches_in_links(text, LineCounter(text))

    assert (text[one.start : one.end], one.secret) == ("hunt%21er+2", Secret("hunt!er 2"))


@pytest.mark.parametrize("key", [TEST_MAK, TEST_MAK.replace("-", "%2D")])
def test_a_key_is_read_through_its_percent_signs(key: str) -> None:
    text = f"{PAGE}?ProductKey={key}"

    [one] = matches_in_links(text, LineCounter(text))

    assert (one.kind, one.last_five) == (SecretKind.PRODUCT_KEY, "Q4JK2")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("WifiPassword=", ("", ContentKind.EMPTY)),
        ("WifiPassword=true", ("true", ContentKind.EMPTY)),
        ("AdminPassword=%25PW%25", ("%25PW%25", ContentKind.PLACEHOLDER)),
        (f"ProductKey={GVLK_PRO}", (GVLK_PRO, ContentKind.PUBLISHED_KEY)),
        ("a=1&amp;AutoLogonPassword=pw&amp;b=2", ("pw", ContentKind.CLEAR)),
    ],
)
def test_the_content_of_a_parameter_is_classified(
    query: str, expected: tuple[str, ContentKind]
) -> None:
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
def test_other_text_is_not_a_parameter_of_a_link(text: str) -> None:
    assert found(text) == []

from __future__ import annotations

import pytest

from tests.templates import SECRET
from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.templating.placeholders import Alphabet, new_alphabet

ALPHABET = Alphabet(new_alphabet())
SECRETS = (Secret("a<b"), Secret('say "no"'))
FIRST, SECOND = ALPHABET.placeholder(0), ALPHABET.placeholder(1)


def filled(text: str, longest: int = 1000) -> str:
    return ALPHABET.filled(text, SECRETS, longest, "t.j2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"x{FIRST}y{SECOND}", 'xa<bysay "no"'),
        (FIRST.replace("&", "&amp;"), "a&lt;b"),
        (FIRST.replace("&", "&amp;amp;"), "a&amp;lt;b"),
        (ALPHABET.quoted("powershell", f"'{FIRST}"), "'''a<b'"),
        (ALPHABET.quoted("powershell", FIRST.replace("&", "&amp;")), "'a&lt;b'"),
        ("a & b", "a & b"),
    ],
)
def test_a_placeholder_becomes_the_secret(text: str, expected: str) -> None:
    assert filled(text) == expected


@pytest.mark.parametrize("text", [FIRST[1:], FIRST[:-1], FIRST[1], FIRST[::-1]])
def test_a_damaged_placeholder_is_an_error(text: str) -> None:
    with pytest.raises(TemplateError, match="changes a captured secret"):
        filled(text)


def test_a_secret_that_a_language_cannot_represent_is_an_error_without_its_value() -> None:
    with pytest.raises(TemplateError, match="cannot be quoted") as caught:
        filled(ALPHABET.quoted("cmd", SECOND))
    assert "say" not in str(caught.value)


@pytest.mark.parametrize("digits", ["2", "100000000", "1" + 5000 * "0"])
def test_a_forged_placeholder_of_no_secret_is_an_error(digits: str) -> None:
    number = "".join(ALPHABET.placeholder(int(digit))[1] for digit in digits)
    forged = FIRST[0] + number + FIRST[2:]

    with pytest.raises(TemplateError, match="changes a captured secret"):
        filled(forged)


@pytest.mark.parametrize(
    "text",
    [
        FIRST.replace("&", "&" + "amp;" * 17),
        FIRST.replace("&", "&" * 17),
        FIRST.replace("&", "&amp;" + "&" + "amp;" * 100_000),
    ],
)
def test_a_secret_that_is_escaped_and_quoted_very_often_is_an_error(text: str) -> None:
    with pytest.raises(TemplateError, match="more than 16 times"):
        filled(text)


def test_quotes_that_double_stop_at_the_limit() -> None:
    text = ALPHABET.placeholder(0)
    for _ in range(15):
        text = ALPHABET.quoted("powershell", text)[1:-1]
    secrets = (Secret("'" * 1000),)

    with pytest.raises(TemplateError, match="longer than 10,000 characters"):
        ALPHABET.filled(text, secrets, 10_000, "t.j2")


def test_a_result_that_is_too_long_is_an_error() -> None:
    with pytest.raises(TemplateError, match="longer than 10 characters"):
        filled(SECOND * 2, longest=10)


def test_texts_with_and_without_placeholders_are_told_apart() -> None:
    assert ALPHABET.is_in(f"x{FIRST}")
    assert not ALPHABET.is_in("x")
    assert not ALPHABET.is_in(SECRET)

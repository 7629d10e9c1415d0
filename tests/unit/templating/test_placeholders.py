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


def test_a_result_that_is_too_long_is_an_error() -> None:
    with pytest.raises(TemplateError, match="longer than 10 characters"):
        filled(SECOND * 2, longest=10)


def test_texts_with_and_without_placeholders_are_told_apart() -> None:
    assert ALPHABET.is_in(f"x{FIRST}")
    assert not ALPHABET.is_in("x")
    assert not ALPHABET.is_in(SECRET)

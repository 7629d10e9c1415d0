from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.errors import Mistake
from unattend_gen.toml.text import toml_table

ADVICE = "check quotes, brackets and equals signs"


def test_a_right_text_is_its_table() -> None:
    assert toml_table('a = 1\n[b]\nc = ["d"]\n') == {"a": 1, "b": {"c": ["d"]}}


def test_a_broken_line_is_named() -> None:
    assert toml_table("a = 1\nb = = 2\n") == Mistake(
        "is not valid TOML from here on", ADVICE, line=2
    )


def test_an_unclosed_value_is_reported_without_a_line() -> None:
    assert toml_table("a = [") == Mistake(
        "is not valid TOML: the last value or table is not closed", ADVICE
    )


def test_a_duplicate_key_is_reported() -> None:
    found = toml_table("a = 1\na = 2\n")

    assert found == Mistake("a key or table occurs twice", "keep one of them", line=2)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, ".".join("a" * 100) + " = 1"])
def test_a_text_that_is_nested_too_deeply_is_rejected(text: str) -> None:
    with pytest.raises(RecursionError):
        toml_table(text)


def test_the_text_is_never_quoted() -> None:
    assert CANARY_PASSWORD not in repr(toml_table(f'password = "{CANARY_PASSWORD}" x'))

"""Patterns with asterisks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.activator.proxy.globs import glob_matches


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("", "", True),
        ("*", "", True),
        ("a*", "a", True),
        ("*.a.test", "b.a.test", True),
        ("*.a.test", "a.test", False),
        ("*a*b", "xaxbxb", True),
        ("a*b", "abc", False),
        ("a", "", False),
    ],
)
def test_an_asterisk_stands_for_any_characters(pattern: str, text: str, *, expected: bool) -> None:
    assert glob_matches(pattern, text) is expected


@given(st.text("ab*", max_size=8), st.text("ab", max_size=8))
def test_it_agrees_with_a_regular_expression(pattern: str, text: str) -> None:
    expected = (
        re.fullmatch(pattern.replace("*", ".*"), text) is not None if "**" not in pattern else None
    )

    assert expected in {None, glob_matches(pattern, text)}


def test_many_asterisks_take_no_time() -> None:
    assert not glob_matches("*a" * 1000 + "!", "a" * 1000)

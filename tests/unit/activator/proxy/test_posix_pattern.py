"""POSIX extended regular expressions, as the standard describes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.activator.proxy.posix_pattern import StepBudget, compile_pattern
from unattend_gen.activator.proxy.posix_syntax import PatternError


def found(pattern: str, text: str, *, ignore_case: bool = False) -> bool:
    return compile_pattern(pattern, ignore_case=ignore_case).search(text, StepBudget())


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("", "", None),
        ("b", "abc", "ac"),
        ("a.c", "abc", "ac"),
        ("^b", "bc", "abc"),
        ("b$", "ab", "abc"),
        ("a|^b|c$", "xc", "xb"),
        ("^(a|bc)d$", "bcd", "abcd"),
        ("^ab*$", "abbb", "aba"),
        ("^ab+$", "ab", "a"),
        ("^ab?$", "a", "abb"),
        ("^(ab){2}$", "abab", "ab"),
        ("^a{2,}$", "aaa", "a"),
        ("^a{1,2}$", "aa", "aaa"),
        ("^a{0}$", "", "a"),
        ("^[abc]+$", "cab", "d"),
        ("^[^abc]+$", "def", "a"),
        ("^[a-c-]+$", "a-c", "d"),
        ("^[]x]+$", "]x", "y"),
        ("^[[:digit:].]+$", "1.2", "a"),
        (r"^[\.]+$", r"\.", "a"),
        (r"^a\.b$", "a.b", "axb"),
        (r"^\w+\W\s\S$", "a_1- b", "a b"),
        ("a]}", "a]}", "a"),
    ],
)
def test_a_construct_matches_what_the_standard_says(
    pattern: str, matching: str, other: str | None
) -> None:
    assert found(pattern, matching)
    assert other is None or not found(pattern, other)


def test_case_may_be_ignored_also_in_brackets() -> None:
    assert found("^go[a-c]$", "GOB", ignore_case=True)
    assert not found("^[^a]$", "A", ignore_case=True)
    assert not found("^go", "GO")


@pytest.mark.parametrize("pattern", ["(a{255}){255}", "((((){255}){255}){255}){255}"])
def test_repetitions_that_multiply_are_rejected(pattern: str) -> None:
    with pytest.raises(PatternError, match="the pattern is too long"):
        compile_pattern(pattern, ignore_case=False)


_PATTERNS = st.recursive(
    st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "^", "$"]),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds("({}){}".format, inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}"])),
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.text("ab", max_size=6))
def test_it_agrees_with_a_backtracking_engine(pattern: str, text: str) -> None:
    assert found(pattern, text) == (re.search(pattern, text) is not None)


@pytest.mark.parametrize(
    "pattern", ["((.+))*!", "^(([a-z.])+.)+[A-Z]$", "(a|a|aa)*!", "a*" * 90 + "!"]
)
def test_repeated_repetitions_take_no_time(pattern: str) -> None:
    assert not found(pattern, "a" * 500)


def test_all_searches_share_one_budget() -> None:
    budget = StepBudget(30)
    pattern = compile_pattern("x", ignore_case=False)

    assert not pattern.search("a" * 20, budget)
    with pytest.raises(PatternError, match="too many steps"):
        pattern.search("a" * 20, budget)

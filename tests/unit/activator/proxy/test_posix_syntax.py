"""The syntax of POSIX extended regular expressions."""

from __future__ import annotations

import pytest

from unattend_gen.activator.proxy.posix_syntax import (
    Alternatives,
    Edge,
    Joined,
    PatternError,
    Repeated,
    parsed,
)


def test_a_pattern_has_branches_parts_and_repetitions() -> None:
    assert parsed("^a|b+", ignore_case=False) == Alternatives(
        (
            Joined((Edge.START, frozenset("a"))),
            Joined((Repeated(frozenset("b"), 1, None),)),
        )
    )


@pytest.mark.parametrize(
    ("interval", "bounds"),
    [("{2}", (2, 2)), ("{2,}", (2, None)), ("{2,3}", (2, 3)), ("?", (0, 1)), ("*", (0, None))],
)
def test_an_interval_has_bounds(interval: str, bounds: tuple[int, int | None]) -> None:
    expected = Joined((Repeated(frozenset("a"), *bounds),))

    assert parsed(f"a{interval}", ignore_case=False) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        *("(", ")", "a)", "[", "[]", "[a", "*a", "a|*b", "(+a)", "{2}", "a{", "a{,2}", "a{3,2}"),
        *("a{256}", "^*", "\\", r"\1", r"\d", r"\b", r"\<a", "(?:a)", "[[.a.]]", "[[=a=]]"),
        *("[[:nothing:]]", "[z-a]", "a" * 1001, "(" * 40 + ")" * 40, "a" + "*" * 40),
    ],
)
def test_what_is_invalid_or_undefined_is_rejected(pattern: str) -> None:
    with pytest.raises(PatternError) as caught:
        parsed(pattern, ignore_case=False)

    assert pattern not in str(caught.value) or len(pattern) == 1

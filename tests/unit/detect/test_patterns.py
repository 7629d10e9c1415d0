from __future__ import annotations

from tests.readers import require_package
from unattend_gen.detect.patterns import (
    PatternLocator,
    PatternSet,
    escaped,
    pattern_locator,
    pattern_set,
    without_zeros,
)

hyperscan = require_package("hyperscan")


def look_for(*expressions: bytes) -> PatternSet:
    return PatternSet(hyperscan, expressions)


def test_each_matching_pattern_is_reported_once_in_any_case() -> None:
    look = look_for(b"slmgr", b"mak", b"none")

    assert sorted(look(b"make SLMGR.vbs slmgr.vbs")) == [0, 1]


def test_nothing_is_reported_without_a_match() -> None:
    assert look_for(b"slmgr")(b"cscript") == []


def test_each_look_forgets_the_one_before() -> None:
    look = look_for(b"slmgr")

    assert [look(b"slmgr"), look(b""), look(b"slmgr")] == [[0], [], [0]]


def test_a_dot_is_any_byte() -> None:
    assert look_for(b"a.b")(b"a\nb") == [0]


def test_the_same_patterns_are_made_ready_once() -> None:
    assert pattern_set((b"one",)) is pattern_set((b"one",))


def test_patterns_that_the_library_rejects_have_no_set() -> None:
    assert pattern_set((b"(",)) is None


def test_each_position_of_each_pattern_is_reported() -> None:
    places = PatternLocator(hyperscan, ((b"ab", 2), (b"c.", 2)))

    assert sorted(places(b"xABab c\n")) == [(0, 1), (0, 3), (1, 6)]


def test_patterns_that_the_library_rejects_have_no_locator() -> None:
    assert pattern_locator(((b"(", 1),)) is None


def test_an_escaped_value_is_matched_unescaped() -> None:
    assert look_for(escaped(b"a.\0$"))(b"a.\0$") == [0]
    assert look_for(escaped(b"a."))(b"ab") == []


def test_an_expression_may_have_zero_bytes() -> None:
    assert look_for(without_zeros(b"a\0b"))(b"a\0b") == [0]

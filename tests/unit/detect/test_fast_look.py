from __future__ import annotations

import hyperscan

from unattend_gen.detect.fast_look import (
    FastLook,
    FastPlaces,
    escaped,
    fast_look,
    fast_places,
    without_zeros,
)


def look_for(*sure: bytes, unsure: tuple[bytes, ...] = ()) -> FastLook:
    return FastLook(hyperscan, sure, unsure)


def test_a_sure_pattern_decides_in_any_case() -> None:
    assert look_for(b"slmgr")(b"cscript SLMGR.vbs") is True


def test_where_nothing_matches_nothing_is_there() -> None:
    assert look_for(b"slmgr", unsure=(b"mak",))(b"cscript") is False


def test_an_unsure_pattern_asks_for_a_closer_look() -> None:
    assert look_for(b"slmgr", unsure=(b"mak",))(b"make") is None


def test_a_sure_pattern_behind_an_unsure_one_decides() -> None:
    assert look_for(b"slmgr", unsure=(b"mak",))(b"make slmgr") is True


def test_each_look_forgets_the_one_before() -> None:
    look = look_for(b"slmgr")

    assert [look(b"slmgr"), look(b""), look(b"slmgr")] == [True, False, True]


def test_a_dot_is_any_byte() -> None:
    assert look_for(b"a.b")(b"a\nb") is True


def test_the_same_patterns_are_made_ready_once() -> None:
    assert fast_look((b"one",), ()) is fast_look((b"one",), ())


def test_patterns_that_the_library_refuses_are_no_look() -> None:
    assert fast_look((b"(",), ()) is None


def test_each_place_of_each_pattern_is_told() -> None:
    places = FastPlaces(hyperscan, ((b"ab", 2), (b"c.", 2)))

    assert sorted(places(b"xABab c\n")) == [(0, 1), (0, 3), (1, 6)]


def test_patterns_that_the_library_refuses_have_no_places() -> None:
    assert fast_places(((b"(", 1),)) is None


def test_what_is_escaped_is_found_as_it_is() -> None:
    assert look_for(escaped(b"a.\0$"))(b"a.\0$") is True
    assert look_for(escaped(b"a."))(b"ab") is False


def test_an_expression_may_have_zero_bytes() -> None:
    assert look_for(without_zeros(b"a\0b"))(b"a\0b") is True

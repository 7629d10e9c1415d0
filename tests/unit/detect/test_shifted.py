from __future__ import annotations

import re

from unattend_gen.detect.shifted import ShiftedText

DIGIT = re.compile(r"\d+")


def test_characters_know_their_places_through_several_layers() -> None:
    text = "a12b345c6d"
    once = ShiftedText(text).replaced(DIGIT, lambda _: "7")
    twice = once.replaced(re.compile("b7"), lambda _: "x")

    assert (once.text, twice.text) == ("a7b7c7d", "a7xc7d")
    assert [text[once.written(at)] for at in (0, 2, 4, 6)] == ["a", "b", "c", "d"]
    assert [text[twice.written(at)] for at in (0, 2, 3, 5)] == ["a", "b", "c", "d"]
    assert twice.written(len(twice.text)) == len(text)


def test_a_piece_becomes_one_character() -> None:
    assert ShiftedText("a12b").replaced(DIGIT, lambda _: "xy").text == "a b"

"""Minutes in words."""

from __future__ import annotations

from unattend_gen.activation.status.durations import duration, minutes_of


def test_the_two_largest_units_are_told() -> None:
    assert [duration(minutes) for minutes in (0, 59, 60, 185, 1440, 259_200)] == [
        "0 min",
        "59 min",
        "1 h 0 min",
        "3 h 5 min",
        "1 d 0 h",
        "180 d 0 h",
    ]


def test_minutes_are_a_number_that_windows_has_room_for() -> None:
    assert [minutes_of(text) for text in ("0", "43000", "4294967295")] == [0, 43_000, 4_294_967_295]
    assert {minutes_of(text) for text in ("", "-1", "4294967296", "9" * 5000, "\u0663")} == {None}

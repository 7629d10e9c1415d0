"""Minutes in words."""

from __future__ import annotations

from unattend_gen.activation.durations import duration


def test_the_two_largest_units_are_told() -> None:
    assert [duration(minutes) for minutes in (0, 59, 60, 185, 1440, 259_200)] == [
        "0 min",
        "59 min",
        "1 h 0 min",
        "3 h 5 min",
        "1 d 0 h",
        "180 d 0 h",
    ]

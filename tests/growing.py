"""Count the calls that a piece of work makes; other processes do not change their number."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_STARTS = frozenset({"call", "c_call"})


def calls_in(action: Callable[[], object]) -> int:
    """Return how many functions of Python and C an action calls, steps of generators included."""
    count = 0

    def note(_frame: object, event: str, _argument: Any) -> None:  # noqa: ANN401 - as sys has it
        nonlocal count
        count += event in _STARTS

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how much the calls grow from `size` to twice of it: 2 is linear, 4 is quadratic.

    Args:
        work: returns the action for a size.
        size: number of items in the smaller input.
    """
    work(1)()  # loads modules and fills caches
    base, once, twice = (calls_in(work(count)) for count in (1, size, 2 * size))
    return (twice - base) / (once - base)

"""Minutes, as Windows counts them, in words."""

from __future__ import annotations

from typing import Final

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_MOST_DIGITS: Final = 10
_MOST: Final = 2**32 - 1


def duration(minutes: int) -> str:
    """The two largest units: `29 d 20 h`, `3 h 5 min`, `0 min`.

    Example:
        >>> duration(43_000), duration(185), duration(0)
        ('29 d 20 h', '3 h 5 min', '0 min')
    """
    days, rest = divmod(minutes, _DAY)
    hours, left = divmod(rest, _HOUR)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {left} min" if hours else f"{left} min"


def minutes_of(text: str) -> int | None:
    """The minutes that digits say, as far as Windows has room for the number; else None.

    Example:
        >>> minutes_of("43000"), minutes_of("soon")
        (43000, None)
    """
    # Long runs of digits are refused unread: Python takes no number of any length.
    is_short = len(text) <= _MOST_DIGITS and text.isascii() and text.isdigit()
    minutes = int(text) if is_short else _MOST + 1
    return minutes if minutes <= _MOST else None

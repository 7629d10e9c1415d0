"""Minutes, as Windows counts them, in words."""

from __future__ import annotations

from typing import Final

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


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

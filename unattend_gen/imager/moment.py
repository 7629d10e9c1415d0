"""The moment that every date on a medium shows, so that two runs give the same bytes.

Source:
    Reproducible builds: the variable `SOURCE_DATE_EPOCH`.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.errors import UsageError

VARIABLE: Final = "SOURCE_DATE_EPOCH"

EARLIEST: Final = 315_532_800
"""The first of January 1980, UTC: FAT knows no earlier date."""

LATEST: Final = 4_354_819_199
"""The last of December 2107, UTC: FAT knows no later one."""

_MOST_DIGITS: Final = 12


def moment(text: str | None) -> int:
    """Seconds since 1970: what the variable says, or 1980 where it is unset or empty.

    Raises:
        UsageError: it is no number, or a date that FAT does not know.
    """
    if not text:
        return EARLIEST
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    if not is_number or not EARLIEST <= int(text) <= LATEST:
        message = f"{VARIABLE} is no date from 1980 to 2107 in seconds since 1970"
        raise UsageError(message, advice=f"unset it, or set it to {EARLIEST} or more")
    return int(text)

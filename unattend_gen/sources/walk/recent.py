"""Files that have changed since a given time: `audit --since`."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.sources.walk.tree import Address

_DURATION: Final = re.compile(r"(\d+)([mhdw])")
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DATE: Final = re.compile(r"\d{4,}-\d\d-\d\d.*", re.DOTALL)
_SKEW: Final = timedelta(days=1)
"""How far the clock or time zone of another machine may be ahead of ours."""


def parse_moment(text: str, *, now: datetime | None = None) -> datetime:
    """Return the time that a date, a time of day or a duration before now specifies.

    Args:
        text: `2026-11-24`, `2026-11-24T08:30`, or `30m`, `12h`, `7d`, `2w`. A time without a zone
            is local time.
        now: the end of a duration; the current time by default.

    Raises:
        UsageError: the text is none of these, is out of range, or more than a day in the future.
    """
    now = now or datetime.now(UTC)
    duration = _DURATION.fullmatch(text)
    try:
        if duration:
            return now - timedelta(**{_UNITS[duration[2]]: int(duration[1])})
        moment = _named(text).astimezone(UTC)
    except (ValueError, OverflowError, OSError):  # the last is raised on Windows for distant years
        message = "the time given by --since is out of range"
        advice = "choose a later one, or omit --since to search every file"
        raise UsageError(message, advice=advice) from None
    if moment > now + _SKEW:
        message = "the time given by --since is in the future"
        raise UsageError(message, advice="every file would be left out; choose an earlier one")
    return moment


def changed_since(
    found: Iterable[Address | Skipped], moment: datetime, *, report: Callable[[str], object]
) -> Iterator[Address | Skipped]:
    """Yield the addresses of files that have changed since, and everything that was skipped.

    The later of the times of content and attributes counts: a copy may keep the time of its
    original's content, but its attributes have the time when it was made. Files that were named
    are always kept, and so are files that cannot be accessed: reading them reports why.

    Args:
        found: addresses in the order of the walk, which is kept.
        moment: the earliest time of change.
        report: called with each path that is left out.
    """
    oldest = moment.timestamp()
    for one in found:
        if isinstance(one, Skipped) or one.was_named or _changed(one.location.path) >= oldest:
            yield one
        else:
            report(one.location.path)


def _named(text: str) -> datetime:
    """Return a date or time, in its time zone if it has one.

    Raises:
        UsageError: it is neither, or there is no such day or time.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = "--since must be a date, a time or a duration"
        advice = "write it as 2026-11-24, 2026-11-24T08:30, 30m, 12h, 7d or 2w"
        if _DATE.fullmatch(text):
            message = "--since is not a valid date or time"
            advice = f"check year, month, day and time; {advice}"
        raise UsageError(message, advice=advice) from None


def _changed(path: str) -> float:
    try:
        status = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - a Path would change the name
    except (OSError, ValueError):
        return float("inf")
    return max(status.st_mtime, status.st_ctime)

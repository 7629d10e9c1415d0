"""Files that have changed since a moment."""

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
"""By so much the clock or the zone of another machine may be ahead of ours."""


def parse_moment(text: str, *, now: datetime | None = None) -> datetime:
    """The moment that a date, a time or a duration before now names.

    Args:
        text: `2026-11-24`, `2026-11-24T08:30`, or `30m`, `12h`, `7d`, `2w`. A time without a zone
            is one of this machine's.
        now: what a duration ends with; this moment where it is not given.

    Raises:
        UsageError: it is none of these, is out of range, or lies more than a day ahead.
    """
    now = now or datetime.now(UTC)
    duration = _DURATION.fullmatch(text)
    try:
        if duration:
            return now - timedelta(**{_UNITS[duration[2]]: int(duration[1])})
        moment = _named(text).astimezone(UTC)
    except (ValueError, OverflowError, OSError):  # the last is what Windows says of distant years
        message = "the moment that --since names is out of range"
        advice = "name a later one, or leave --since out to search every file"
        raise UsageError(message, advice=advice) from None
    if moment > now + _SKEW:
        message = "the moment that --since names lies in the future"
        raise UsageError(message, advice="every file would be left out; name one that has passed")
    return moment


def changed_since(
    found: Iterable[Address | Skipped], moment: datetime, *, tell: Callable[[str], object]
) -> Iterator[Address | Skipped]:
    """The addresses of files whose content or attributes changed since, and what was skipped.

    A copy keeps the time of its original's content; when it was put there is told by the time of
    its attributes, so the later of both counts. A file that was named stays, and so does one that
    cannot be looked at: reading it will say why.

    Args:
        found: in the order of the walk, which is kept.
        moment: changes from then on count.
        tell: is called with each path that is left out.
    """
    oldest = moment.timestamp()
    for one in found:
        if isinstance(one, Skipped) or one.was_named or _changed(one.location.path) >= oldest:
            yield one
        else:
            tell(one.location.path)


def _named(text: str) -> datetime:
    """The date or time that is written, in the zone that is written with it.

    Raises:
        UsageError: it is neither, or there is no such day or time.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = "--since takes a date or how long ago"
        advice = "write it as 2026-11-24, 2026-11-24T08:30, 30m, 12h, 7d or 2w"
        if _DATE.fullmatch(text):
            message = "--since names a day or a time that there is not"
            advice = f"check year, month, day and time; {advice}"
        raise UsageError(message, advice=advice) from None


def _changed(path: str) -> float:
    try:
        status = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - a Path would change the name
    except (OSError, ValueError):
        return float("inf")
    return max(status.st_mtime, status.st_ctime)

"""What `audit` says beside its report: how far it is, what was left out, what a baseline lacks."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console
from unattend_gen.cli.validate_talk import tell_expired, tell_unused
from unattend_gen.core.overview import LeftOutReason
from unattend_gen.errors import UnattendError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.api.auditing import AuditOutcome
    from unattend_gen.auditor.part import Part

_SECONDS: Final = 0.2
_STEP: Final = 1000
_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB")
_REASONS: Final = {
    LeftOutReason.EXCLUDED: "left out by --exclude or --gitignore",
    LeftOutReason.NOT_CHANGED: "not changed since the day that --since names",
    LeftOutReason.BESIDE_KNOWN_PLACES: (
        "in images passed over, beside the known places; --deep searches them"
    ),
}


def followed(parts: Iterable[Part], *, count: Callable[[], int], is_wanted: bool) -> Iterator[Part]:
    """The same parts; on a terminal a line says how far the work is.

    Args:
        parts: what was found, as it comes.
        count: how many files there are in all; asked beside the work, for it takes a walk.
        is_wanted: whether anybody wants to know.
    """
    if not is_wanted or not sys.stderr.isatty():
        yield from parts
        return
    total = _Total(count)
    line = console.StatusLine()
    started = shown = time.monotonic()
    files = size = 0
    try:
        for part in parts:
            files += part.files
            size += part.size
            now = time.monotonic()
            if now - shown >= _SECONDS:
                shown = now
                line.show(progress_text(files, size, now - started, total.number))
            yield part
    finally:
        line.clear()


def progress_text(files: int, size: int, seconds: float, total: int | None) -> str:
    """How far the work is: files, bytes, rates, and the time left where all files are counted."""
    of_all = f" of {total}" if total is not None and total >= files else ""
    text = f"{files}{of_all} files, {size_text(size)}, {files / seconds:.0f} files/s"
    text += f", {size_text(round(size / seconds))}/s"
    if not of_all or not files or total is None:
        return text
    return f"{text}, {console.duration(seconds * (total - files) / files)} left"


def size_text(size: int) -> str:
    """A number of bytes for people: `512 bytes`, `1.5 MB`."""
    value = float(size)
    for unit in _UNITS[:-1]:
        if value < _STEP:
            return f"{value:.0f} {unit}" if unit == _UNITS[0] else f"{value:.1f} {unit}"
        value /= _STEP
    return f"{value:.1f} {_UNITS[-1]}"


def tell(outcome: AuditOutcome) -> None:
    """What a reader of the report alone would not know."""
    report, overview = outcome.report, outcome.report.overview
    if report.may_be_empty and not (report.has_input or report.skipped):
        console.say("nothing staged to look at")
    if overview is not None:
        for reason, number in overview.left_out.items():
            console.say(f"{_files(number)} {_REASONS[reason]}")
        if overview.allowed:
            console.say(f"{_findings(overview.allowed)} not counted: the configuration allows them")
        if overview.known:
            console.say(f"{_findings(overview.known)} not counted: the baseline knows them")
    tell_expired(outcome.expired)
    tell_unused(outcome.unused)


def tell_passed_over(number: int) -> None:
    """How many files in images were not looked at, where there were any."""
    if number:
        console.say(f"{_files(number)} {_REASONS[LeftOutReason.BESIDE_KNOWN_PLACES]}")


def tell_left_out(path: str) -> None:
    """One file or folder that was left out."""
    console.say(f"left out {shown_name(path)}")


class _Total:
    """The number of all files, as soon as a walk beside the work has counted them."""

    def __init__(self, count: Callable[[], int]) -> None:
        self.number: int | None = None
        Thread(target=self._find_out, args=(count,), daemon=True).start()

    def _find_out(self, count: Callable[[], int]) -> None:
        with suppress(UnattendError, OSError):  # the search itself will tell what is wrong
            self.number = count()


def _files(number: int) -> str:
    return f"{number} file or folder" if number == 1 else f"{number} files or folders"


def _findings(number: int) -> str:
    return f"{number} finding" if number == 1 else f"{number} findings"

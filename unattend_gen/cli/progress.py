"""Progress on standard error: a bar on a terminal, or the name of each file with `--verbose`."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import unattend_gen as ug
from unattend_gen.api.shown import shown_name
from unattend_gen.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_DELAY_SECONDS: Final = 0.5
"""A command that takes less shows no bar, and does not load the library that draws it."""


@contextmanager
def progress(unit: str, *, quiet: bool, verbose: bool = False) -> Iterator[ug.Progress | None]:
    """Provide the listener that the options and the terminal ask for; None for none.

    Args:
        unit: what the bar counts, in the plural.
        quiet: no progress at all.
        verbose: name each file instead of showing a bar.
    """
    if verbose:
        yield Names()
    elif quiet or not sys.stderr.isatty():
        yield None
    else:
        bar = Bar(unit)
        try:
            yield bar
        finally:
            bar.close()


class Names(ug.Progress):
    """Names each file that is read or left out."""

    def reading(self, location: str) -> None:
        """Name a file that is about to be read."""
        console.say(f"reading {shown_name(location)}")

    def left_out(self, path: str) -> None:
        """Name a file or folder that is left out."""
        console.say(f"left out {shown_name(path)}")


class Bar(ug.Progress):
    """A bar with the number of files, their size and the time left; it disappears in the end."""

    wants_total = True

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._started = time.monotonic()
        self._files = self._size = 0
        self._total: float | None = None
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def total(self, files: int) -> None:
        """Set the number of files that there are in all."""
        self._total = files

    def advance(self, *, files: int = 1, size_bytes: int = 0) -> None:
        """Count files that are done."""
        self._files += files
        self._size += size_bytes
        self._show()

    def row(self, outcome: ug.RowOutcome) -> None:
        """Count an inventory row, and estimate how many there are in all."""
        self._files += 1
        self._total = self._files / outcome.share if outcome.share else None
        self._show()

    def close(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self) -> None:
        if self._bar is None:
            if time.monotonic() - self._started < _DELAY_SECONDS:
                return
            self._bar = self._start()
        if self._task is not None:
            size = self._size_text()
            self._bar.update(self._task, completed=self._files, total=self._total, size=size)

    def _start(self) -> RichProgress:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(f"{self._unit}{{task.fields[size]}}", markup=False),
            TimeRemainingColumn(),
        )
        terminal = Console(stderr=True)
        bar = Progress(*columns, console=terminal, transient=True, redirect_stdout=False)
        self._task = bar.add_task("", total=None, size="")
        bar.start()
        return bar

    def _size_text(self) -> str:
        from rich.filesize import decimal

        return f", {decimal(self._size)}" if self._size else ""

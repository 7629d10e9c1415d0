"""Notifications while a function works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from unattend_gen.api.inputs import wrong_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.api.inventory_rows import RowOutcome
    from unattend_gen.core.location import Location
    from unattend_gen.scrubber.scrubbed_file import ScrubbedFile


class Progress:
    """Receives events while a function works; each method does nothing until it is overridden.

    The methods are called in the thread that called the function, in the order of the work, except
    `total`, which may come from another thread at any time.

    Attributes:
        wants_total: whether `audit` walks the files twice to count them for `total`.
    """

    wants_total: bool = False

    def reading(self, location: str) -> None:
        """Take note that a file is about to be read."""

    def left_out(self, path: str) -> None:
        """Take note of a file or folder that the search leaves out."""

    def total(self, files: int) -> None:
        """Take note of the number of files that there are in all."""

    def advance(self, *, files: int = 1, size_bytes: int = 0) -> None:
        """Take note that more files are done, and how many bytes they had."""

    def scrubbed(self, file: ScrubbedFile) -> None:
        """Take note of a document with secrets that were, or would be, replaced or that stay."""

    def row(self, outcome: RowOutcome) -> None:
        """Take note of the outcome of one inventory row."""


class Located(Protocol):
    """A document, its address, or an input that was skipped."""

    @property
    def location(self) -> Location:
        """Its place."""


_LocatedT = TypeVar("_LocatedT", bound=Located)


def listener(progress: object) -> Progress:
    """Return the listener that was passed as `progress`; one that does nothing for None.

    Raises:
        UsageError: it is not a `Progress`.
    """
    if progress is None:
        return Progress()
    if not isinstance(progress, Progress):
        raise wrong_type("progress", "a Progress", progress)
    return progress


def watched(
    items: Iterable[_LocatedT], progress: Progress, *, counts: bool = True
) -> Iterator[_LocatedT]:
    """Yield the same items; the listener is notified before and, if it counts, after each."""
    for item in items:
        progress.reading(str(item.location))
        yield item
        if counts:
            progress.advance()

"""Containers: archives, images and hives; one file each, which exposes one `SOURCE`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of container, which a module of this package exposes as `SOURCE`.

    An implementer must not raise from `recognises` and `members`, whatever the bytes are, must not
    write anything to disk under the name of a member, and must count what it unpacks against the
    budget. It imports its reader inside `members`, so that a container is recognised even where
    the reader is not installed.

    Attributes:
        summary: one line for people.
        recognises: returns whether the first bytes are of this kind; it also gets the file name
            in lower case, for formats that the bytes do not identify.
        members: yields each member as a `Blob` whose location has one more step in `inside`, or
            as `Skipped` with advice: the extra, program or password that is missing.
        needs_seeking: whether `members` needs a seekable blob. Formats that are read once from
            start to end, such as compressed files, do not.
        is_transparent: whether members keep the depth of the container itself and the container
            is not counted: a program, whose archives are containers of their own.
        confirms: called after `recognises` where the first bytes are not enough; reads as little
            as possible and raises only `OSError`.
    """

    summary: str
    recognises: Callable[[bytes, str], bool]
    members: Callable[[Blob, ExtractionBudget], Iterator[Blob | Skipped]]
    needs_seeking: bool = True
    confirms: Callable[[Blob], bool] | None = None
    is_transparent: bool = False

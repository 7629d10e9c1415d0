"""What a container is to the search: recognised by its first bytes, opened member by member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.core.report import Skipped  # noqa: TC001 - dataclass field
from unattend_gen.sources.blob import Blob  # noqa: TC001 - dataclass field
from unattend_gen.sources.limits import Budget  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Container:
    """What a module in `containers` exposes as `SOURCE`.

    `recognises` looks at the first bytes and, where these do not tell, at the name; it needs no
    reader to be installed. `members` gives each member as a blob whose location has one more
    step in `inside`, or as `Skipped` with what would help: an extra, a program, a password. It
    imports its reader itself, raises nothing whatever the bytes are, extracts nothing to the
    disk under a member's name, and counts what it unpacks against the budget.

    Attributes:
        summary: one line for people.
        recognises: whether the first bytes, given with the name in lower case, are of this kind.
        members: what stands in it, one at a time.
        needs_seeking: whether its blob must be one that can be sought in; only what is read once
            from beginning to end, as a compressed file is, can do without.
        is_transparent: whether what stands in it is as deep as itself, and it counts as a document:
            a program, whose archives are containers of their own.
        confirms: asked after `recognises` where the first bytes are not enough; looks at as little
            as it can, and raises nothing but `OSError`.
    """

    summary: str
    recognises: Callable[[bytes, str], bool]
    members: Callable[[Blob, Budget], Iterator[Blob | Skipped]]
    needs_seeking: bool = True
    confirms: Callable[[Blob], bool] | None = None
    is_transparent: bool = False

"""A fuzz target: a function that may return or raise one kind of error, and its seeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Target:
    """A function that accepts any input.

    Attributes:
        run: may return or raise `refusal`; anything else is a bug.
        seeds: inputs to change.
        words: texts that a change may insert.
    """

    name: str
    run: Callable[[bytes], None]
    refusal: type[Exception]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...]

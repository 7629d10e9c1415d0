"""What is fuzzed: a function that may return or raise one kind of error, and its first inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes any input.

    Attributes:
        run: may return, or raise `refusal`; anything else is a bug.
        seeds: inputs to change.
        words: pieces that a change may put in.
    """

    name: str
    run: Callable[[bytes], None]
    refusal: type[Exception]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...]

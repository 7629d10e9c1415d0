"""A key of a configuration with its value, in whatever format."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with a value.

    Attributes:
        name: the key.
        parent: the key or label of the block around it; empty at the top.
        block: number of the block, the same for all keys in it.
        value: the value as the program would see it; may be a secret.
        span: start and end index of the value in the text, without quotes.
        is_literal: whether it is written as a value, not as an expression of the format.
        is_bare: whether it is written without quotes.
    """

    name: str
    parent: str
    block: int
    value: str = field(repr=False)
    span: tuple[int, int]
    is_literal: bool = True
    is_bare: bool = False


class Blocks:
    """The blocks that are open at a place, innermost last."""

    __slots__ = ("_count", "_open")

    def __init__(self) -> None:
        self._open = [(0, "", False)]
        self._count = 0

    def enter(self, name: str, *, is_list: bool = False) -> None:
        """Open a block; one without a name inherits that of the block around it."""
        self._count += 1
        self._open.append((self._count, name or self.name, is_list))

    def leave(self) -> None:
        """Close the innermost block; a surplus closing sign is ignored."""
        if len(self._open) > 1:
            self._open.pop()

    @property
    def number(self) -> int:
        """The number of the innermost block."""
        return self._open[-1][0]

    @property
    def name(self) -> str:
        """The name of the innermost block."""
        return self._open[-1][1]

    @property
    def is_list(self) -> bool:
        """Whether the innermost block has items instead of keys."""
        return self._open[-1][2]

"""Many values in little room: thousands of files tell the same few things over and over."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PART: Final = 250
_FASTEST: Final = 1

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Form(Generic[_T]):
    """How a value is written as texts, numbers and lists of them, and read again.

    Nothing else can be packed: a `Secret` least of all.

    Attributes:
        write: gives what JSON can hold.
        read: takes it, with lists in place of tuples; Any: the boundary to JSON.
    """

    write: Callable[[_T], object]
    read: Callable[[Any], _T]


class Packed(Sequence[_T]):
    """Values that are unpacked as one goes through them, some hundreds at a time.

    What is unpacked is equal to what was packed, and made anew each time.

    Args:
        values: in their order.
        form: of each.
    """

    def __init__(self, values: Iterable[_T], form: Form[_T]) -> None:
        rest = iter(values)
        self._form = form
        self._parts: list[bytes] = []
        self._length = 0
        while part := tuple(islice(rest, _PART)):
            self._parts.append(_packed([form.write(value) for value in part]))
            self._length += len(part)

    def __len__(self) -> int:
        """How many there are; nothing is unpacked for that."""
        return self._length

    def __iter__(self) -> Iterator[_T]:
        """Each value, in their order."""
        return chain.from_iterable(map(self._unpacked, self._parts))

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        """One value, or some of them; to go through all of them this way would be slow."""
        if isinstance(index, slice):
            return tuple(self)[index]
        part, place = divmod(range(self._length)[index], _PART)
        return self._unpacked(self._parts[part])[place]

    def __eq__(self, other: object) -> bool:
        """Whether the other is a sequence of equal values."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(operator.eq, self, other))

    def __hash__(self) -> int:
        """That of a tuple of the values."""
        return hash(tuple(self))

    @property
    def bytes_taken(self) -> int:
        """How much room the values take."""
        return sum(map(len, self._parts))

    def _unpacked(self, part: bytes) -> tuple[_T, ...]:
        import json
        import zlib

        return tuple(map(self._form.read, json.loads(zlib.decompress(part))))


def _packed(part: list[object]) -> bytes:
    import json  # here, for a run over a few files needs neither
    import zlib

    return zlib.compress(json.dumps(part, separators=(",", ":")).encode("ascii"), _FASTEST)

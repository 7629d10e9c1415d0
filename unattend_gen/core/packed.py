"""Many values in little memory: findings in thousands of files repeat the same few texts.

SQLite was measured for this and takes twice as long; see docs/decisions/0039.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BATCH: Final = 250
_FASTEST: Final = 1

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Form(Generic[_T]):
    """How a value is converted to JSON and back.

    JSON has no type for a `Secret`, so none can be packed.

    Attributes:
        write: returns the value as JSON types.
        read: returns the value from JSON types, with lists instead of tuples; Any: the boundary
            to JSON.
    """

    write: Callable[[_T], object]
    read: Callable[[Any], _T]


class Packed(Sequence[_T]):
    """Values that are unpacked during iteration, some hundreds at a time.

    Each iteration makes new values, which are equal to the packed ones.

    Args:
        values: the values, in order.
        form: how each is converted.
    """

    def __init__(self, values: Iterable[_T], form: Form[_T]) -> None:
        rest = iter(values)
        self._form = form
        self._batches: list[bytes] = []
        self._length = 0
        while part := tuple(islice(rest, _BATCH)):
            self._batches.append(_packed([form.write(value) for value in part]))
            self._length += len(part)

    def __len__(self) -> int:
        """Return the number of values, without unpacking them."""
        return self._length

    def __iter__(self) -> Iterator[_T]:
        """Yield the values in order."""
        return chain.from_iterable(map(self._unpacked, self._batches))

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        """Return one value or a slice; iterating this way is slow."""
        if isinstance(index, slice):
            return tuple(self)[index]
        part, place = divmod(range(self._length)[index], _BATCH)
        return self._unpacked(self._batches[part])[place]

    def __eq__(self, other: object) -> bool:
        """Return whether the other is a sequence of equal values."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(operator.eq, self, other))

    def __hash__(self) -> int:
        """Return the hash of a tuple of the values."""
        return hash(tuple(self))

    @property
    def bytes_taken(self) -> int:
        """Number of bytes that the packed values take."""
        return sum(map(len, self._batches))

    def _unpacked(self, part: bytes) -> tuple[_T, ...]:
        import json
        import zlib

        return tuple(map(self._form.read, json.loads(zlib.decompress(part))))


def _packed(part: list[object]) -> bytes:
    import json  # here, because a run over a few files needs neither
    import zlib

    return zlib.compress(json.dumps(part, separators=(",", ":")).encode("ascii"), _FASTEST)

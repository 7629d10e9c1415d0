"""Many values in little room: thousands of files tell the same few things over and over."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEW: Final = 1000
"""So many values are kept as they are."""

_PART: Final = 250
_FASTEST: Final = 1

_T = TypeVar("_T")


class Packed(Sequence[_T]):
    """Values that are unpacked as one goes through them, some hundreds at a time.

    What is unpacked is equal to what was packed, and made anew each time. Nothing of it leaves
    the process, and nothing secret may be packed: what can be pickled is no `Secret`.

    Args:
        values: in their order, frozen.
    """

    def __init__(self, values: Iterable[_T]) -> None:
        rest = iter(values)
        self._parts: list[bytes] = []
        self._length = 0
        while part := tuple(islice(rest, _PART)):
            self._parts.append(_packed(part))
            self._length += len(part)

    def __len__(self) -> int:
        """How many there are; nothing is unpacked for that."""
        return self._length

    def __iter__(self) -> Iterator[_T]:
        """Each value, in their order."""
        return chain.from_iterable(map(self._unpacked, range(len(self._parts))))

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        """One value, or some of them; to go through all of them this way would be slow."""
        if isinstance(index, slice):
            return tuple(self)[index]
        part, place = divmod(range(self._length)[index], _PART)
        return self._unpacked(part)[place]

    def __eq__(self, other: object) -> bool:
        """Whether the other is a sequence of equal values."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(operator.eq, self, other))

    def __hash__(self) -> int:
        """That of a tuple of the values."""
        return hash(tuple(self))

    def _unpacked(self, number: int) -> tuple[_T, ...]:
        import pickle
        import zlib

        part: tuple[_T, ...] = pickle.loads(  # noqa: S301 - made above, by this very process
            zlib.decompress(self._parts[number])
        )
        return part


def gathered(values: Iterable[_T]) -> Sequence[_T]:
    """All values: a tuple of a few, packed where there are many."""
    rest = iter(values)
    few = tuple(islice(rest, FEW))
    more = tuple(islice(rest, 1))
    return Packed(chain(few, more, rest)) if more else few


def _packed(part: tuple[object, ...]) -> bytes:
    import pickle  # here, for a run over a few files needs neither
    import zlib

    return zlib.compress(pickle.dumps(part), _FASTEST)

from __future__ import annotations

import io

import pytest

from unattend_gen.core.location import Location
from unattend_gen.sources import pieces as module
from unattend_gen.sources.hostile import DamagedError
from unattend_gen.sources.pieces import OVERLAP_BYTES, pieces

AT = Location("a.log")


@pytest.fixture
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PIECE_BYTES", 2 * OVERLAP_BYTES)


@pytest.mark.usefixtures("_small_pieces")
def test_pieces_overlap_and_count_their_lines() -> None:
    line = b"0123456789abcde\n"
    data = line * (5 * OVERLAP_BYTES // len(line))
    found = list(pieces(AT, io.BytesIO(data)))

    assert [len(one.data) - one.overlap for one in found] == [131072, 131072, 65536]
    assert [one.overlap for one in found] == [0, OVERLAP_BYTES, OVERLAP_BYTES]
    assert [one.first_line for one in found] == [1, 4097, 12289]


def test_a_small_document_is_one_piece() -> None:
    [piece] = pieces(AT, io.BytesIO(b"abc"))

    assert (piece.data, piece.first_line, piece.overlap) == (b"abc", 1, 0)


class Broken(io.BytesIO):
    """A stream that breaks off behind its last byte."""

    def read(self, most: int | None = -1, /) -> bytes:
        if chunk := super().read(most):
            return chunk
        raise DamagedError


@pytest.mark.usefixtures("_small_pieces")
def test_what_stands_before_the_damage_is_given_first() -> None:
    data = bytes(3 * OVERLAP_BYTES)
    found = pieces(AT, Broken(data))

    assert [len(next(found).data) for _ in range(2)] == [2 * OVERLAP_BYTES, 2 * OVERLAP_BYTES]
    with pytest.raises(DamagedError):
        next(found)

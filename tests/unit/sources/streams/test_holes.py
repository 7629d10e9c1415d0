from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from tests.sparse import SIZE, a_sparse_file
from unattend_gen.sources.streams.holes import LEAST_BYTES, behind_hole, is_zeros, stored_bytes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sparse(tmp_path: Path) -> Path:
    return a_sparse_file(tmp_path / "sparse")


def test_a_long_hole_is_skipped_and_the_stream_stays_where_it_is(sparse: Path) -> None:
    with sparse.open("rb") as stream:
        assert stream.read(1) == b"a"
        at = behind_hole(stream, LEAST_BYTES)

        assert SIZE // 2 - 1024**2 <= at <= SIZE // 2
        assert stream.read(1) == b"\0"
        assert stream.tell() == 2
        stream.seek(at)
        assert stream.read().strip(b"\0") == b"b"


def test_the_hole_at_the_end_leads_to_the_end(sparse: Path) -> None:
    with sparse.open("rb") as stream:
        assert behind_hole(stream, SIZE - 2 * LEAST_BYTES) == SIZE


@pytest.mark.parametrize("at", [LEAST_BYTES, LEAST_BYTES + 1])
def test_pairs_of_bytes_stay_aligned(sparse: Path, at: int) -> None:
    with sparse.open("rb") as stream:
        assert (behind_hole(stream, at) - at) % 2 == 0


def test_data_is_not_skipped(sparse: Path) -> None:
    with sparse.open("rb") as stream:
        assert behind_hole(stream, 0) == 0


def test_holes_of_other_streams_are_unknown() -> None:
    assert behind_hole(io.BytesIO(bytes(4 * LEAST_BYTES)), 0) == 0


def test_a_sparse_file_takes_less_than_its_size(sparse: Path) -> None:
    assert stored_bytes(sparse.stat()) < LEAST_BYTES


def test_a_system_that_states_no_blocks_is_not_believed() -> None:
    status = os.stat_result((0o100644, 1, 1, 1, 0, 0, 7, 0, 0, 0))

    assert stored_bytes(status) == 7


def test_zeros_are_recognised() -> None:
    assert is_zeros(bytes(3))
    assert not is_zeros(b"\0a\0")

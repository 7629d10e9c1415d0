"""Sparse files, where the file system has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from unattend_gen.sources.streams.holes import stored_bytes

if TYPE_CHECKING:
    from pathlib import Path

SIZE: Final = 4 * 1024**3


def a_sparse_file(path: Path, begin: bytes = b"a", middle: bytes = b"b") -> Path:
    """Write a file with these bytes at its beginning and in the middle, and return its path."""
    with path.open("wb") as file:
        file.write(begin)
        file.seek(SIZE // 2)
        file.write(middle)
        file.truncate(SIZE)
    if stored_bytes(path.stat()) >= SIZE // 2:
        path.unlink()
        pytest.skip("this file system has no sparse files")
    return path

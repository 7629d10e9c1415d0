"""Whether another program writes to a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from unattend_gen.output.in_use import is_open_for_writing

if TYPE_CHECKING:
    from pathlib import Path


def asked(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return is_open_for_writing(descriptor)
    finally:
        os.close(descriptor)


def test_a_file_that_somebody_writes_to_is_in_use_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "setupact.log"

    with path.open("wb"):
        assert asked(path)
    assert not asked(path)


def test_a_file_that_is_only_read_is_not(tmp_path: Path) -> None:
    path = tmp_path / "unattend.xml"
    path.write_bytes(b"content")

    with path.open("rb"):
        assert not asked(path)


def test_asking_leaves_nothing_that_keeps_others_from_writing(tmp_path: Path) -> None:
    path = tmp_path / "unattend.xml"
    path.write_bytes(b"content")
    asked(path)

    path.write_bytes(b"other")

    assert path.read_bytes() == b"other"

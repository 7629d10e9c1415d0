"""Captures opened as text."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from unattend_gen.activator.captures import captured_files, not_understood, opened
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO


def text_of(opened_file: TextIO | Skipped) -> str:
    assert not isinstance(opened_file, Skipped)
    return opened_file.read()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_that_windows_writes_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "PC.txt"
    path.write_bytes("Name: Über\r\n".encode(encoding))

    with opened(Address(Location(str(path)), was_named=True)) as stream:
        assert text_of(stream) == "Name: Über\r\n"


def test_a_large_file_is_read_like_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    path.write_text("x" * 600_000, encoding="utf-8")

    with opened(Address(Location(str(path)), was_named=True)) as stream:
        assert len(text_of(stream)) == 600_000


def test_what_a_console_wrote_by_its_code_page_reads_apart_from_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "PC.txt"
    path.write_bytes(b"Schl\x81ssel: Q4JK2")

    with opened(Address(Location(str(path)), was_named=True)) as stream:
        assert text_of(stream) == "Schl\ufffdssel: Q4JK2"


def test_standard_input_is_read_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("Name".encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stdin)

    with opened(Address(Location("-"), was_named=True)) as stream:
        assert text_of(stream) == "Name"
    assert not stdin.buffer.closed


def test_a_folder_instead_of_a_file_is_skipped(tmp_path: Path) -> None:
    with opened(Address(Location(str(tmp_path)), was_named=True)) as stream:
        assert isinstance(stream, Skipped)


def test_a_folder_is_walked_for_captures_alone(tmp_path: Path) -> None:
    for name in ("a.TXT", "b.json", "c.xml", "d.csv"):
        (tmp_path / name).write_bytes(b"")

    found = [one.location.path for one in captured_files([str(tmp_path)])]

    assert found == [str(tmp_path / name) for name in ("a.TXT", "b.json", "d.csv")]


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        captured_files([str(tmp_path / "none.txt")])


def test_other_files_are_skipped_with_advice() -> None:
    expected = Skipped(Location("a.txt"), SkipReason.NOT_WELL_FORMED, "save it anew")

    assert not_understood("a.txt", "save it anew") == expected

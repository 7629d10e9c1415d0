from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import InventoryError
from unattend_gen.spec.csv_rows import CsvRow, csv_rows

if TYPE_CHECKING:
    from pathlib import Path


def rows(folder: Path, data: bytes) -> list[CsvRow]:
    path = folder / "machines.csv"
    path.write_bytes(data)
    return [*csv_rows(path)]


def cells(folder: Path, data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(folder, data)]


def refusal(path: Path) -> str:
    with pytest.raises(InventoryError) as caught:
        list(csv_rows(path))
    return str(caught.value).replace(str(path), "FILE")


@pytest.mark.parametrize(
    "data",
    [
        b"id,computer.name\n1,PC-1\n",
        b"id;computer.name\n1;PC-1\n",
        b"id\tcomputer.name\n1\tPC-1\n",
        b"\xef\xbb\xbfid,computer.name\r\n1,PC-1\r\n",
        b"sep=;\r\nid;computer.name\r\n1;PC-1",
        b'\xef\xbb\xbf"sep=,"\r\nid,computer.name\r\n1,PC-1',
        b'"id","computer.name"\n"1","PC-1"\n',
    ],
)
def test_separators_and_the_byte_order_mark_are_detected(tmp_path: Path, data: bytes) -> None:
    assert cells(tmp_path, data) == [("id", "computer.name"), ("1", "PC-1")]


def test_a_separator_within_quotes_of_the_header_does_not_count(tmp_path: Path) -> None:
    assert cells(tmp_path, b'"a,b,c";d\n1;2\n') == [("a,b,c", "d"), ("1", "2")]


def test_quotes_keep_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    found = cells(tmp_path, b'a,b\n"one, two","a ""word""\r\nmore"\n')

    assert found[1] == ("one, two", 'a "word"\r\nmore')


def test_rows_are_counted_as_a_spreadsheet_does_and_empty_ones_left_out(tmp_path: Path) -> None:
    found = rows(tmp_path, b'a,b\n"1\n2",x\n\n,\n  ,\n3,y\n,,,\n')

    assert [(row.number, row.cells) for row in found] == [
        (1, ("a", "b")),
        (2, ("1\n2", "x")),
        (6, ("3", "y")),
    ]


@pytest.mark.parametrize("cell", [b'="0042"', b'"=""0042"""'])
def test_text_that_looks_like_a_number_is_unwrapped(tmp_path: Path, cell: bytes) -> None:
    assert cells(tmp_path, b"a,b\n" + cell + b",=1\n")[1] == ("0042", "=1")


def test_bytes_that_are_not_utf_8_affect_only_their_cell(tmp_path: Path) -> None:
    assert cells(tmp_path, b"a,b\nM\xfcller,x\n2,y\n")[1:] == [("M\udcfcller", "x"), ("2", "y")]


def test_a_row_that_is_not_csv_does_not_affect_others(tmp_path: Path) -> None:
    found = rows(tmp_path, b'a,b\n"1"x,2\n3,4\n')

    assert [(row.number, row.cells, row.trouble is None) for row in found] == [
        (1, ("a", "b"), True),
        (2, (), False),
        (3, ("3", "4"), True),
    ]


def test_an_unclosed_quote_is_reported_with_its_row(tmp_path: Path) -> None:
    found = rows(tmp_path, b'a,b\n1,2\n"3,4\n5,6\n')

    assert [(row.number, row.trouble is None) for row in found] == [
        (1, True),
        (2, True),
        (3, False),
    ]


def test_the_share_that_was_read_grows_to_all(tmp_path: Path) -> None:
    assert [row.share for row in rows(tmp_path, b"a\n1\n2\n3\n")] == [0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_rejected(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "machines.csv"
    path.write_bytes("id,computer.name\n".encode(encoding))

    assert refusal(path) == "FILE: is UTF-16, not UTF-8"


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv") == "FILE: does not exist"


def test_a_folder_is_reported(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "FILE: is a folder"


def test_a_pipe_without_a_writer_is_rejected_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert refusal(tmp_path / "pipe") == "FILE: is a pipe"


def test_an_invalid_path_is_reported(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)) == "FILE: cannot be read: File name too long"


def test_a_line_that_is_too_long_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "machines.csv"
    path.write_bytes(b"a\n" + b"x" * (1024 * 1024 + 1))

    assert refusal(path) == "FILE: has a line of more than 1 MiB"


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path, b"") == []
    assert rows(tmp_path, b"\xef\xbb\xbf\r\n") == []

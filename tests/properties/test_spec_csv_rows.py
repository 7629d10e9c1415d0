"""Cells written as CSV are read back; any bytes are rows or one error."""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.errors import InventoryError
from unattend_gen.spec.csv_rows import csv_rows

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(
    lambda text: text.strip() and not text.startswith('="')
)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.tuples(*[TEXTS] * width), min_size=1, max_size=4)
)


def read(data: bytes) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "machines.csv"
        path.write_bytes(data)
        return [row.cells for row in csv_rows(path)]


@given(
    table=TABLES,
    separator=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_cells_come_back_as_they_were_written(
    table: list[tuple[str, ...]], separator: str, end: str, mark: bytes
) -> None:
    stream = io.StringIO(newline="")
    names = [f"name{number}" for number in range(len(table[0]))]
    writer = csv.writer(
        stream, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL, strict=True
    )
    writer.writerows([names, *table])

    assert read(mark + stream.getvalue().encode()) == [tuple(names), *table]


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_one_error(data: bytes) -> None:
    with suppress(InventoryError):
        assert all(isinstance(cell, str) for row in read(data) for cell in row)

from __future__ import annotations

import io
import struct

import pytest

from unattend_gen.sources.containers._file_table import FileTable
from unattend_gen.sources.limits import ExtractionBudget, Limits

SIZE = 1024
ROOT = 5
FILE, FOLDER = 0x1, 0x3


def a_name(folder: int, name: str, *, space: int = 1) -> bytes:
    """Return an attribute with a name."""
    text = name.encode("utf-16-le", "surrogatepass")
    value = struct.pack("<Q56x", folder | 7 << 48) + bytes((len(text) // 2, space)) + text
    body = value.ljust(-(-len(value) // 8) * 8, b"\0")
    return (
        struct.pack("<IIBBHHHIHBB", 0x30, 24 + len(body), 0, 0, 24, 0, 0, len(value), 24, 0, 0)
        + body
    )


def a_record(flags: int, *names: bytes, base: int = 0) -> bytes:
    """Return a record with these attributes, protected by an update sequence."""
    information = struct.pack("<IIB15x", 0x10, 24, 0)
    head = struct.pack("<4sHH8xHHHHIIQ", b"FILE", 48, 3, 1, 1, 56, flags, 0, SIZE, base)
    data = bytearray(head.ljust(56, b"\0") + information + b"".join(names) + b"\xff" * 4)
    data = data.ljust(SIZE, b"\0")
    data[48:54] = b"\x01\0" + data[510:512] + data[1022:1024]
    data[510:512] = data[1022:1024] = b"\x01\0"
    return bytes(data)


def a_table(records: dict[int, bytes], limits: Limits | None = None) -> FileTable:
    data = b"".join(records.get(number, bytes(SIZE)) for number in range(max(records) + 1))
    return FileTable(io.BytesIO(data), SIZE, ExtractionBudget(limits or Limits()))


def test_names_have_the_path_of_their_folders_wherever_these_are_in_the_table() -> None:
    table = a_table(
        {
            30: a_record(FILE, a_name(41, "b.xml")),
            41: a_record(FOLDER, a_name(40, "Old")),
            40: a_record(FOLDER, a_name(ROOT, "Imaging")),
            42: a_record(FILE, a_name(ROOT, "a.xml")),
        }
    )

    assert [*table.names()] == [(30, "Imaging/Old/b.xml"), (42, "a.xml")]
    assert (table.records, table.is_damaged) == (43, False)


def test_a_long_name_that_crosses_a_sector_is_whole() -> None:
    long = "n" * 250

    table = a_table({30: a_record(FILE, a_name(ROOT, long))})

    assert [*table.names()] == [(30, long)]


def test_a_file_has_all_its_names_but_not_the_short_one() -> None:
    names = (a_name(ROOT, "ONE~1.XML", space=2), a_name(ROOT, "one.xml"), a_name(ROOT, "two.xml"))

    table = a_table({30: a_record(FILE, *names)})

    assert [*table.names()] == [(30, "one.xml"), (30, "two.xml")]


def test_records_that_continue_others_add_their_names() -> None:
    table = a_table(
        {
            30: a_record(FILE),
            31: a_record(FILE, a_name(32, "a.xml"), base=30),
            32: a_record(FOLDER),
            33: a_record(FILE, a_name(ROOT, "folder"), base=32),
            34: a_record(FILE, a_name(ROOT, "x"), base=2**40),
        }
    )

    assert [*table.names()] == [(30, "folder/a.xml")]


def test_unused_records_and_those_of_the_file_system_are_left_out() -> None:
    table = a_table(
        {3: a_record(FILE, a_name(ROOT, "$Volume")), 30: a_record(0, a_name(ROOT, "gone.xml"))}
    )

    assert [*table.names()] == []


def test_folders_that_contain_each_other_are_lost() -> None:
    table = a_table(
        {
            30: a_record(FOLDER, a_name(31, "a")),
            31: a_record(FOLDER, a_name(30, "b")),
            32: a_record(FILE, a_name(31, "unattend.xml")),
            33: a_record(FILE, a_name(99, "c.xml")),
        }
    )

    [(_, endless), (_, orphan)] = table.names()

    assert (endless[:7], endless[-12:]) == ("[LOST]/", "unattend.xml")
    assert orphan == "[LOST]/c.xml"


@pytest.mark.parametrize(
    "record",
    [
        b"BAAD".ljust(SIZE, b"\0"),
        a_record(FILE, a_name(ROOT, "a.xml"))[:-2] + b"??",
        a_record(FILE, struct.pack("<IIB15x", 0x30, 0, 0)),
        a_record(FILE, struct.pack("<IIB7xIH2x", 0x30, 24, 0, 0, 60000)),
    ],
    ids=["marked", "torn", "endless", "outside"],
)
def test_a_damaged_record_is_remembered_and_the_others_are_read(record: bytes) -> None:
    table = a_table({30: record, 31: a_record(FILE, a_name(ROOT, "a.xml"))})

    assert table.is_damaged
    assert [*table.names()] == [(31, "a.xml")]


def test_a_table_without_an_end_takes_as_long_as_the_budget() -> None:
    class Endless(io.BytesIO):
        def read(self, most: int | None = -1, /) -> bytes:
            return bytes(most or 0)

    budget = ExtractionBudget(Limits(seconds=0.01, bytes_per_second=None))
    budget.begin(0)

    FileTable(Endless(), SIZE, budget)

    assert budget.exhausted

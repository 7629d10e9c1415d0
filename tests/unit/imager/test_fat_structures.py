from __future__ import annotations

from unattend_gen.imager.fat_structures import (
    FILE,
    FLOPPY,
    USB,
    VOLUME,
    EntryTarget,
    Stamp,
    entry,
    long_entries,
)

STAMP = Stamp(0x21, 0)


def test_a_stamp_is_a_date_and_a_time_to_two_seconds() -> None:
    assert Stamp.at(315_532_800) == STAMP
    assert Stamp.at(1_700_000_001) == Stamp(0x576E, 0xB1AA)


def test_an_entry_has_its_name_first_and_its_size_last() -> None:
    packed = entry(("A", "TXT"), EntryTarget(FILE, 5, 0x1234), STAMP)

    assert packed == bytes.fromhex(
        "4120202020202020545854 20 00 00 00002100 2100 0000 0000 2100 0500 34120000"
    )


def test_a_label_fills_stem_and_suffix() -> None:
    assert entry(("UNATTEND", "ABC"), EntryTarget(VOLUME), STAMP)[:12] == b"UNATTENDABC\x08"


def test_a_short_name_has_no_long_entry() -> None:
    assert long_entries("A.TXT", ("A", "TXT")) == b""


def test_a_long_name_is_split_into_entries_in_reverse_order() -> None:
    packed = long_entries("AutoUnattend.xml", ("AUTOUN~1", "XML"))

    last, first = packed[:32], packed[32:]
    assert (last[0], first[0], last[11], last[13] == first[13]) == (0x42, 1, 0x0F, True)
    assert first[1:11] + first[14:26] + first[28:] == "AutoUnattend.".encode("utf-16-le")
    assert last[1:11] == "xml\0".encode("utf-16-le") + b"\xff\xff"


def test_a_name_that_fills_its_entries_has_no_terminator() -> None:
    assert len(long_entries("thirteen-char", ("THIRTE~1", ""))) == 32


LEAST_OF_FAT16 = 4085
MOST_OF_FAT16 = 65524


def test_a_floppy_disk_is_that_of_the_specification() -> None:
    assert (FLOPPY.root_sector, FLOPPY.data_sector, FLOPPY.clusters) == (19, 33, 2847)
    assert FLOPPY.clusters < LEAST_OF_FAT16


def test_every_size_of_a_stick_is_fat16_by_its_clusters() -> None:
    assert [LEAST_OF_FAT16 <= each.clusters <= MOST_OF_FAT16 for each in USB] == [True] * 6
    assert [each.clusters + 2 <= each.sectors_per_fat * 256 for each in USB] == [True] * 6
    assert [each.cluster_bytes for each in USB] == [2048, 2048, 2048, 4096, 8192, 16384]

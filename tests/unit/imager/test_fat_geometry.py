from __future__ import annotations

from unattend_gen.imager.fat_geometry import FLOPPY, USB

LEAST_OF_FAT16 = 4085
MOST_OF_FAT16 = 65524


def test_a_floppy_disk_is_that_of_the_specification() -> None:
    assert (FLOPPY.root_sector, FLOPPY.data_sector, FLOPPY.clusters) == (19, 33, 2847)
    assert FLOPPY.clusters < LEAST_OF_FAT16


def test_every_size_of_a_stick_is_fat16_by_its_clusters() -> None:
    assert [LEAST_OF_FAT16 <= each.clusters <= MOST_OF_FAT16 for each in USB] == [True] * 6
    assert [each.clusters + 2 <= each.sectors_per_fat * 256 for each in USB] == [True] * 6
    assert [each.cluster_bytes for each in USB] == [2048, 2048, 2048, 4096, 8192, 16384]

from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk

_SLUG = "wipe-without-layout"


def test_windows_finds_no_partition_on_a_wiped_disk() -> None:
    assert verdicts(_SLUG, disk(install_to=1).encode()) == [
        ("warning", "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]")
    ]


def test_a_disk_that_nothing_is_installed_on_may_be_wiped() -> None:
    assert verdicts(_SLUG, disk().encode()) == []


def test_the_advice_names_both_ways_out() -> None:
    assert messages(_SLUG, disk(install_to=1).encode()) == [
        "the disk is wiped, but the partition for Windows is not created"
    ]

from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "partition-not-made"


def test_windows_cannot_go_to_a_partition_beyond_those_made() -> None:
    data = disk(new(1, "Primary"), install_to=2).encode()

    assert messages(_SLUG, data) == ["there is no partition 2: the file creates 1 on this disk"]


def test_a_change_beyond_those_made_is_a_warning() -> None:
    data = disk(new(1, "Primary"), changes=("<Order>1</Order><PartitionID>4</PartitionID>",))

    assert verdicts(_SLUG, data.encode()) == [
        (
            "warning",
            "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]/ModifyPartitions/ModifyPartition[1]",
        )
    ]


def test_on_a_disk_that_is_kept_there_may_be_others() -> None:
    data = disk(new(1, "Primary"), install_to=2).replace(">true</Will", ">false</Will").encode()

    assert verdicts(_SLUG, data) == []


def test_logical_partitions_are_numbered_otherwise() -> None:
    data = disk(new(1, "Extended"), new(2, "Logical"), install_to=5).encode()

    assert verdicts(_SLUG, data) == []


def test_another_disk_is_another_matter() -> None:
    data = disk(new(1, "Primary"), install_to=2)
    other = data.replace("<DiskID>0</DiskID><PartitionID>", "<DiskID>1</DiskID><PartitionID>")

    assert verdicts(_SLUG, other.encode()) == []

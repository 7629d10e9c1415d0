from __future__ import annotations

from tests.judging import verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "duplicate-drive-letter"


def _disk(first: str, second: str) -> bytes:
    changes = tuple(
        f"<Order>{number}</Order><PartitionID>{number}</PartitionID><Letter>{letter}</Letter>"
        for number, letter in enumerate((first, second), start=1)
    )
    return disk(new(1, "Primary", 500), new(2, "Primary"), changes=changes).encode()


def test_the_second_partition_of_a_letter_is_named_whatever_its_case() -> None:
    disk_address = "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]"
    address = f"{disk_address}/ModifyPartitions/ModifyPartition[2]/Letter"

    assert verdicts(_SLUG, _disk("C", "c")) == [("warning", address)]


def test_two_letters_are_right() -> None:
    assert verdicts(_SLUG, _disk("S", "C")) == []


def test_another_component_has_letters_of_its_own() -> None:
    once = _disk("S", "C").decode()
    component = once[once.index("<component") : once.index("</settings>")]

    assert verdicts(_SLUG, once.replace(component, component * 2).encode()) == []

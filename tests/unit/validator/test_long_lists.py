from __future__ import annotations

import pytest
from lxml import etree

from tests.samples import a_component, an_answer_file
from unattend_gen import resources
from unattend_gen.answer_file.parse import parse
from unattend_gen.validator.long_lists import divide_long_lists, has_long_list
from unattend_gen.validator.schema import Profile, refused
from unattend_gen.validator.typed_copy import copied, pairs

SETUP = "Microsoft-Windows-Setup"
XS = "{http://www.w3.org/2001/XMLSchema}"


def partitions(sizes: list[str]) -> bytes:
    """Return an answer file that creates a partition of each size, all on one disk."""
    items = "".join(
        f'<CreatePartition wcm:action="add"><Size>{size}</Size></CreatePartition>' for size in sizes
    )
    disk = f'<Disk wcm:action="add"><CreatePartitions>{items}</CreatePartitions></Disk>'
    body = f"<DiskConfiguration>{disk}</DiskConfiguration>"
    return an_answer_file(("windowsPE", a_component(SETUP, body)))


@pytest.mark.parametrize("wrong", [0, 499, 500, 501, 1000, 1234])
def test_a_fault_in_any_part_of_a_long_list_is_found(wrong: int) -> None:
    sizes = ["100"] * 1235
    sizes[wrong] = "many"
    answer_file = parse(partitions(sizes))

    found = refused(answer_file, profile=Profile.STRICT)

    assert found == (list(answer_file.root.iter("{*}Size"))[wrong],)


def test_a_long_list_without_faults_is_accepted() -> None:
    assert refused(parse(partitions(["100"] * 1235)), profile=Profile.STRICT) == ()


def test_no_list_stays_long_and_no_item_is_lost() -> None:
    answer_file = parse(partitions(["100"] * 1235))
    copy = copied(answer_file)
    originals = pairs(copy, answer_file)

    divide_long_lists(copy, originals)

    assert has_long_list(answer_file)
    assert not has_long_list(copy)
    assert len(list(copy.root.iter("{*}Size"))) == 1235
    assert all(originals[one].tag == one.tag for one in copy.root.iter("*"))


def test_the_schema_demands_no_element_in_components() -> None:
    schema = etree.parse(resources.schemas() / "unattend.xsd")

    groups = (group for kind in ("all", "sequence") for group in schema.iter(XS + kind))
    demanded = [one for group in groups for one in group if one.get("minOccurs") != "0"]

    assert demanded == []
    assert all(one.get("minOccurs") == "0" for one in schema.iter(XS + "choice"))

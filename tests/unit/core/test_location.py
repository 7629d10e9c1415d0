from __future__ import annotations

import pytest

from unattend_gen.core.location import Location


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (Location("unattend.xml"), "unattend.xml"),
        (Location("unattend.xml", line=18), "unattend.xml:18"),
        (Location("unattend.xml", line=18, column=7), "unattend.xml:18"),
        (Location("-", line=1), "-:1"),
        (
            Location("pe.iso", ("sources/boot.wim", "2", "Windows/Panther/unattend.xml"), line=3),
            "pe.iso > sources/boot.wim > 2 > Windows/Panther/unattend.xml:3",
        ),
        (Location("share.zip", ("unattend.xml",)), "share.zip > unattend.xml"),
        (Location("unattend.xml", setting="specialize/C/S"), "unattend.xml"),
    ],
)
def test_a_location_reads_as_in_an_editor(location: Location, text: str) -> None:
    assert str(location) == text


def test_a_location_is_hashable() -> None:
    assert {Location("a", line=1), Location("a", line=1)} == {Location("a", line=1)}


def test_a_child_adds_one_step_to_the_chain() -> None:
    location = Location("a.zip", ("b.zip",)).child("c/d.xml")

    assert location == Location("a.zip", ("b.zip", "c/d.xml"))

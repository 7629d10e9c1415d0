from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.reports import LEFTOVER
from unattend_gen.auditor.spread import Machines, spread
from unattend_gen.core.location import Location
from unattend_gen.core.overview import SecretGroup

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding


MACHINES = Machines(["fleet"])


def a_finding(path: str, secret_id: str | None, *inside: str, line: int = 1) -> Finding:
    return replace(LEFTOVER, location=Location(path, inside, line=line), secret_id=secret_id)


def test_a_search_without_findings_has_no_spread() -> None:
    assert spread([], MACHINES).groups == ()


def test_a_secret_is_counted_by_places_files_and_machines() -> None:
    found = [
        a_finding("fleet/A/x/1", "k"),
        a_finding("fleet/A/x/1", "k", line=2),
        a_finding("fleet/A/x/2", "k"),
        a_finding("fleet/B/x.zip", "k", "a"),
        a_finding("fleet/B/x.zip", "k", "b"),
    ]

    assert spread(found, MACHINES).groups == (
        SecretGroup(
            secret_id="k",
            rule="leftover-key",
            last_five="Q4JK2",
            first="fleet/A/x/1:1",
            places=5,
            files=4,
            machines=2,
        ),
    )


def test_a_secret_in_one_place_is_counted_without_a_group() -> None:
    result = spread([a_finding("fleet/A/x/1", "k"), a_finding("fleet/A/x/1", None)], MACHINES)

    assert (result.secrets, result.groups) == (1, ())


def test_the_most_spread_comes_first_and_equals_stay_in_their_order() -> None:
    found = [
        a_finding(f"fleet/{machine}/x/1", secret_id)
        for secret_id, machines in (("one", "AA"), ("b", "AB"), ("a", "AB"), ("many", "ABC"))
        for machine in machines
    ]

    groups = spread(found, MACHINES).groups

    assert [group.secret_id for group in groups] == ["many", "b", "a", "one"]


def test_findings_are_counted_by_machine_in_the_order_of_names() -> None:
    found = [a_finding("fleet/B/x/1", "k"), a_finding("fleet/A/x/1", None)]

    assert [*spread(found, MACHINES).machines.items()] == [("fleet/A", 1), ("fleet/B", 1)]


@pytest.mark.parametrize(
    ("root", "location", "machine"),
    [
        # the folder above Windows
        ("fleet", Location("fleet/PC-1/Windows/Panther/a.xml"), "fleet/PC-1"),
        ("fleet", Location("fleet/berlin/PC-1/C/WINDOWS/a.log"), "fleet/berlin/PC-1/C"),
        ("disk", Location("disk/Windows/Panther/a.xml"), "disk"),
        # inside an image
        (
            "images",
            Location("images/pc.vhdx", ("1", "Windows/Panther/a.xml")),
            "images/pc.vhdx/1",
        ),
        ("pc.wim", Location("pc.wim", ("1/Windows/Panther/a.xml",)), "pc.wim/1"),
        # the first level below the given path
        ("share", Location("share/PC-2/a/b.xml"), "share/PC-2"),
        ("share/", Location("share/PC-2/a/b.xml"), "share/PC-2"),
        ("/", Location("/srv/a/b.xml"), "//srv"),
        ("share", Location("share/a.xml"), "share"),
        ("share", Location("share/a.zip", ("PC/a.xml",)), "share/a.zip"),
        ("share", Location("share/windows"), "share"),
        # staged files are named relative to the working folder
        (".", Location("a.cmd"), "."),
        (".", Location("./a.cmd"), "."),
        (".", Location("PC-1/a/b.cmd"), "./PC-1"),
        (".", Location("/srv/a.cmd"), "/srv/a.cmd"),
        (".", Location("../a.cmd"), "../a.cmd"),
        # a file, or a path outside of the given ones
        ("a.xml", Location("a.xml"), "a.xml"),
        ("share", Location("shared/a.xml"), "shared/a.xml"),
        ("-", Location("-"), "-"),
        # the given path is in Windows itself
        ("PC/Windows", Location("PC/Windows/Panther/UnattendGC/a.log"), "PC/Windows"),
        ("PC/Windows/Panther", Location("PC/Windows/Panther/b/a.xml"), "PC/Windows/Panther"),
        # paths as Windows writes them
        ("D:\\fleet", Location("D:\\fleet\\PC-1\\Windows\\a.xml"), "D:\\fleet/PC-1"),
        ("\\\\srv\\c$", Location("\\\\srv\\c$\\x\\y.xml"), "\\\\srv\\c$/x"),
    ],
)
def test_a_machine_follows_from_the_path(root: str, location: Location, machine: str) -> None:
    assert Machines([root]).of(location) == machine


def test_the_longest_path_that_was_named_counts() -> None:
    machines = Machines(["share", "share/lab"])

    assert machines.of(Location("share/lab/PC-1/a/b.xml")) == "share/lab/PC-1"

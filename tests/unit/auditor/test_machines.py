from __future__ import annotations

import pytest

from unattend_gen.auditor.machines import Machines
from unattend_gen.core.location import Location


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
        # the first level below what was named
        ("share", Location("share/PC-2/a/b.xml"), "share/PC-2"),
        ("share/", Location("share/PC-2/a/b.xml"), "share/PC-2"),
        ("/", Location("/srv/a/b.xml"), "//srv"),
        ("share", Location("share/a.xml"), "share"),
        ("share", Location("share/a.zip", ("PC/a.xml",)), "share/a.zip"),
        ("share", Location("share/windows"), "share"),
        # what is staged is named from the working folder on
        (".", Location("a.cmd"), "."),
        (".", Location("./a.cmd"), "."),
        (".", Location("PC-1/a/b.cmd"), "./PC-1"),
        (".", Location("/srv/a.cmd"), "/srv/a.cmd"),
        (".", Location("../a.cmd"), "../a.cmd"),
        # what was named is a file, or nothing that was named
        ("a.xml", Location("a.xml"), "a.xml"),
        ("share", Location("shared/a.xml"), "shared/a.xml"),
        ("-", Location("-"), "-"),
        # what was named is in Windows itself
        ("PC/Windows", Location("PC/Windows/Panther/UnattendGC/a.log"), "PC/Windows"),
        ("PC/Windows/Panther", Location("PC/Windows/Panther/b/a.xml"), "PC/Windows/Panther"),
        # as Windows writes paths
        ("D:\\fleet", Location("D:\\fleet\\PC-1\\Windows\\a.xml"), "D:\\fleet/PC-1"),
        ("\\\\srv\\c$", Location("\\\\srv\\c$\\x\\y.xml"), "\\\\srv\\c$/x"),
    ],
)
def test_a_machine_is_told_by_the_place(root: str, location: Location, machine: str) -> None:
    assert Machines([root]).of(location) == machine


def test_the_longest_path_that_was_named_counts() -> None:
    machines = Machines(["share", "share/lab"])

    assert machines.of(Location("share/lab/PC-1/a/b.xml")) == "share/lab/PC-1"

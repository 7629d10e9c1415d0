from __future__ import annotations

import gzip

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.gzip_file import SOURCE
from unattend_gen.sources.limits import Budget, Limits

DATA = gzip.compress(b"text")


def the_member(name: str, data: bytes = DATA) -> Blob | Skipped:
    [member] = SOURCE.members(Blob(Location(name), len(data), data), Budget(Limits()))
    return member


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("a/unattend.xml.gz", "unattend.xml"),
        ("panther.TGZ", "panther.tar"),
        ("strange", "strange (unpacked)"),
        (".gz", ".gz (unpacked)"),
    ],
)
def test_the_member_is_named_after_the_file(name: str, inside: str) -> None:
    assert the_member(name) == Blob(Location(name, (inside,)), 4, b"text")


def test_a_file_that_is_cut_off_is_told() -> None:
    member = the_member("a.gz", DATA[:-6])

    assert isinstance(member, Skipped)
    assert member.reason is SkipReason.DAMAGED

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.images import a_wim
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.external import ProgramError, found
from unattend_gen.sources.limits import Budget, Limits
from unattend_gen.sources.spool import HandedFile
from unattend_gen.sources.wimlib import PROGRAM, Archive, members_of_image

if TYPE_CHECKING:
    from pathlib import Path

AT = Location("a.wim")


def an_archive(wim: Path, *, is_solid: bool = False) -> Archive:
    return Archive(found(PROGRAM) or PROGRAM, HandedFile(str(wim)), AT, is_solid)


def test_members_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ("Windows/Panther/b.log", "Windows/Panther/a.log", "autounattend.xml")
    wim = a_wim(tmp_path / "a.wim", dict.fromkeys(names, b"1"))
    found_members = members_of_image(an_archive(wim), 1, Budget(Limits()))

    assert [one.location.inside for one in found_members] == [
        ("1", "autounattend.xml"),
        ("1", "Windows/Panther/a.log"),
        ("1", "Windows/Panther/b.log"),
    ]


def test_an_image_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    archive = an_archive(a_wim(tmp_path / "a.wim"))

    with pytest.raises(ProgramError):
        [*members_of_image(archive, 2, Budget(Limits()))]


def test_what_a_solid_archive_unpacks_to_is_bounded(tmp_path: Path) -> None:
    files = {f"Windows/Panther/{n}.log": bytes([n]) * 100_000 for n in range(20)}
    archive = an_archive(a_wim(tmp_path / "a.esd", files, options=("--solid",)), is_solid=True)
    [only] = members_of_image(archive, 1, Budget(Limits(total_bytes=500_000)))

    assert isinstance(only, Skipped)
    assert only.reason is SkipReason.LIMIT_REACHED


def test_files_beside_the_known_places_are_counted(tmp_path: Path) -> None:
    archive = an_archive(a_wim(tmp_path / "a.wim"))
    known, deep = Budget(Limits()), Budget(Limits(is_deep=True))
    [*members_of_image(archive, 1, known)]
    [*members_of_image(archive, 1, deep)]

    assert (known.passed_over, deep.passed_over) == (2, 0)

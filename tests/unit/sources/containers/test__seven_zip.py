from __future__ import annotations

from typing import TYPE_CHECKING

from tests.images import a_tree
from tests.readers import ran, require
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources import programs
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers._seven_zip import SevenZipOptions, members_by_7z, program
from unattend_gen.sources.limits import ExtractionBudget, Limits

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def an_archive(folder: Path) -> Blob:
    tree = a_tree(folder / "tree", {"a [1].txt": b"1", "b.txt": b"2", "c.txt": b"3"})
    ran("7z", "a", folder / "a.7z", f"{tree}/*")
    data = (folder / "a.7z").read_bytes()
    return Blob(Location("a.7z"), len(data), data)


def test_only_wanted_members_are_unpacked(tmp_path: Path) -> None:
    opening = SevenZipOptions("an archive", wants=lambda name: name != "b.txt")
    found = members_by_7z(an_archive(tmp_path), ExtractionBudget(Limits()), opening)

    assert [(one.location.inside, getattr(one, "data", None)) for one in found] == [
        (("a [1].txt",), b"1"),
        (("c.txt",), b"3"),
    ]


def test_the_steps_to_a_member_come_from_the_options(tmp_path: Path) -> None:
    opening = SevenZipOptions("an archive", steps=lambda name: ("1", name))
    found = members_by_7z(an_archive(tmp_path), ExtractionBudget(Limits()), opening)

    assert {one.location.inside[0] for one in found} == {"1"}


def test_without_7z_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = an_archive(tmp_path)
    programs.find_program.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    [skipped] = members_by_7z(archive, ExtractionBudget(Limits()), SevenZipOptions("a 7z archive"))
    programs.find_program.cache_clear()

    assert isinstance(skipped, Skipped)
    assert skipped.reason is SkipReason.NEEDS_EXTRA
    assert skipped.advice.startswith("no reader for a 7z archive was found; install p7zip-full")


def test_the_program_has_an_absolute_path() -> None:
    require("7z")
    programs.find_program.cache_clear()

    assert str(program()).startswith("/")

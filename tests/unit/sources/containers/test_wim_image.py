from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.images import (
    ANSWER_FILE,
    DEEP,
    FILES,
    a_tree,
    a_wim,
    an_iso,
    members_of,
    passed_over,
    seen,
)
from tests.readers import ran
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources import programs
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.wim_image import PROGRAM, SOURCE, Archive, members_of_image
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.programs import ProgramError, find_program
from unattend_gen.sources.streams.spool import InheritedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MANY = {f"Windows/Panther/{number:03}.log": b"%d" % number for number in range(40)}


@pytest.fixture(autouse=True)
def _programs_are_looked_up_anew() -> Iterator[None]:
    programs.find_program.cache_clear()
    yield
    programs.find_program.cache_clear()


def only(program: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set a PATH that has only this program."""
    path = folder / "programs"
    path.mkdir()
    (path / program).symlink_to(shutil.which(program) or program)
    monkeypatch.setenv("PATH", str(path))
    programs.find_program.cache_clear()


def test_a_member_is_located_by_image_and_path(tmp_path: Path) -> None:
    wim = a_wim(tmp_path / "boot.wim", {}, FILES)

    assert seen(wim) == {("2", ANSWER_FILE): b"<unattend/>"}


def test_a_deep_search_yields_every_file_of_every_image(tmp_path: Path) -> None:
    wim = a_wim(tmp_path / "boot.wim", {"empty": b""}, FILES)

    assert seen(wim, DEEP) == {
        ("1", "empty"): b"",
        **{("2", name): content for name, content in FILES.items()},
    }


@pytest.mark.parametrize("options", [("--compress=none",), ("--compress=XPRESS",), ("--solid",)])
def test_every_compression_is_read(tmp_path: Path, options: tuple[str, ...]) -> None:
    wim = a_wim(tmp_path / "install.esd", MANY, options=options)

    assert seen(wim) == {("1", name): content for name, content in MANY.items()}


def test_a_split_image_is_read_with_its_first_part(tmp_path: Path) -> None:
    files = {f"Windows/Panther/{n}.log": bytes([n]) * 900_000 for n in range(5)}
    wim = a_wim(tmp_path / "whole.wim", files, options=("--compress=none",))
    ran("wimlib-imagex", "split", wim, tmp_path / "part [1].swm", "1")

    parts = sorted(tmp_path.glob("*.swm"))

    assert len(parts) > 2
    assert seen(parts[0]) == {("1", name): content for name, content in files.items()}
    assert [seen(part) for part in parts[1:]] == [{} for _ in parts[1:]]


def test_a_later_part_without_the_first_is_reported(tmp_path: Path) -> None:
    wim = a_wim(tmp_path / "whole.wim", {"a": bytes(1_500_000)}, options=("--compress=none",))
    ran("wimlib-imagex", "split", wim, tmp_path / "part.swm", "1")
    later = (tmp_path / "part2.swm").rename(tmp_path / "alone.bin")

    assert seen(later) == {(): SkipReason.DAMAGED}


@pytest.mark.needs("pycdlib")
def test_an_image_in_a_disc_in_an_archive_is_read(tmp_path: Path) -> None:
    wim = a_wim(tmp_path / "boot.wim")
    disc = an_iso(tmp_path / "disc.iso", {"sources/boot.wim": wim.read_bytes()}, "-udf")
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(disc, "disc.iso")
    place = ("disc.iso", "sources/boot.wim", "1", ANSWER_FILE)

    assert seen(tmp_path / "all.zip") == {place: b"<unattend/>"}
    assert seen(tmp_path / "all.zip", Limits(document_bytes=1000)) == {place: b"<unattend/>"}


def test_unusual_names_are_read_or_reported(tmp_path: Path) -> None:
    files = {"-rf": b"1", "@list": b"2", "#hash": b"3", "b\\s": b"4", "n\nl": b"5", "; x": b"6"}
    wim = a_wim(tmp_path / "--out.wim", files)

    assert seen(wim, DEEP) == {
        ("1", "-rf"): b"1",
        ("1", "@list"): b"2",
        ("1", "#hash"): b"3",
        ("1", "b\\s"): SkipReason.UNREADABLE,
        ("1", "n\nl"): SkipReason.UNREADABLE,
        ("1", "; x"): b"6",
    }


def test_links_are_not_followed_in_images(tmp_path: Path) -> None:
    tree = a_tree(tmp_path / "tree", {"Windows/Panther/a.xml": b"a"})
    (tree / "Windows/Panther/unattend.xml").symlink_to("/etc/passwd")
    ran("wimlib-imagex", "capture", tree, tmp_path / "a.wim")

    assert seen(tmp_path / "a.wim") == {("1", "Windows/Panther/a.xml"): b"a"}


def test_the_folder_for_temporary_files_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wim = a_wim(tmp_path / "install.esd", MANY, options=("--solid",))
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))

    assert len(members_of(SOURCE, wim.read_bytes())) == len(MANY)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("length", [20, 100, 207, 300, -600, -10])
def test_a_truncated_image_is_reported(tmp_path: Path, length: int) -> None:
    data = a_wim(tmp_path / "a.wim").read_bytes()[:length]

    assert SkipReason.DAMAGED in members_of(SOURCE, data).values()


def test_a_header_that_claims_a_million_images_ends_at_the_first_missing_one(
    tmp_path: Path,
) -> None:
    data = bytearray(a_wim(tmp_path / "a.wim").read_bytes())
    data[44:48] = (1_000_000).to_bytes(4, "little")

    assert len(members_of(SOURCE, bytes(data))) < 5


@pytest.mark.parametrize("images", [0, 1])
def test_a_header_without_its_size_is_damaged(images: int) -> None:
    data = bytearray(b"MSWIM" + bytes(4096))
    data[44:48] = images.to_bytes(4, "little")

    assert [*members_of(SOURCE, bytes(data)).values()] == [SkipReason.DAMAGED]


def test_a_header_that_lists_no_image_is_reported(tmp_path: Path) -> None:
    data = bytearray(a_wim(tmp_path / "a.wim").read_bytes())
    data[44:48] = bytes(4)

    assert [*members_of(SOURCE, bytes(data)).values()] == [SkipReason.DAMAGED]


def test_a_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    files = {f"Windows/Panther/{number}.log": bytes(3_000_000) for number in range(3)}
    wim = a_wim(tmp_path / "a.wim", files)

    found = seen(wim, Limits(total_bytes=4_000_000))

    assert found["1", "Windows/Panther/0.log"] == bytes(3_000_000)
    assert found["1", "Windows/Panther/1.log"] is SkipReason.LIMIT_REACHED


def test_7z_reads_what_wimlib_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = a_wim(tmp_path / "1.wim"), a_wim(tmp_path / "2.wim", {}, FILES)
    by_wimlib = [seen(one), seen(two), seen(two, DEEP)]
    only("7z", tmp_path, monkeypatch)

    assert [seen(one), seen(two), seen(two, DEEP)] == by_wimlib


def test_without_either_program_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = a_wim(tmp_path / "1.wim").read_bytes()
    only("true", tmp_path, monkeypatch)
    [skipped] = SOURCE.members(Blob(Location("a.wim"), len(data), data), ExtractionBudget(Limits()))

    assert isinstance(skipped, Skipped)
    assert skipped.reason is SkipReason.NEEDS_EXTRA
    assert "wimtools" in skipped.advice


def test_passed_over_files_are_counted_with_any_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = a_wim(tmp_path / "1.wim"), a_wim(tmp_path / "2.wim", FILES, FILES)
    by_wimlib = [passed_over(one), passed_over(two), passed_over(two, DEEP)]
    only("7z", tmp_path, monkeypatch)

    assert by_wimlib == [2, 4, 0]
    assert [passed_over(one), passed_over(two), passed_over(two, DEEP)] == by_wimlib


AT = Location("a.wim")


def an_archive(wim: Path, *, is_solid: bool = False) -> Archive:
    return Archive(find_program(PROGRAM) or PROGRAM, InheritedFile(str(wim)), AT, is_solid)


def test_members_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ("Windows/Panther/b.log", "Windows/Panther/a.log", "autounattend.xml")
    wim = a_wim(tmp_path / "a.wim", dict.fromkeys(names, b"1"))
    found_members = members_of_image(an_archive(wim), 1, ExtractionBudget(Limits()))

    assert [one.location.inside for one in found_members] == [
        ("1", "autounattend.xml"),
        ("1", "Windows/Panther/a.log"),
        ("1", "Windows/Panther/b.log"),
    ]


def test_a_missing_image_is_an_error(tmp_path: Path) -> None:
    archive = an_archive(a_wim(tmp_path / "a.wim"))

    with pytest.raises(ProgramError):
        [*members_of_image(archive, 2, ExtractionBudget(Limits()))]


def test_the_copy_of_a_solid_archive_is_bounded(tmp_path: Path) -> None:
    files = {f"Windows/Panther/{n}.log": bytes([n]) * 100_000 for n in range(20)}
    archive = an_archive(a_wim(tmp_path / "a.esd", files, options=("--solid",)), is_solid=True)
    [only] = members_of_image(archive, 1, ExtractionBudget(Limits(total_bytes=500_000)))

    assert isinstance(only, Skipped)
    assert only.reason is SkipReason.LIMIT_REACHED


def test_files_outside_the_known_places_are_counted(tmp_path: Path) -> None:
    archive = an_archive(a_wim(tmp_path / "a.wim"))
    known, deep = ExtractionBudget(Limits()), ExtractionBudget(Limits(is_deep=True))
    [*members_of_image(archive, 1, known)]
    [*members_of_image(archive, 1, deep)]

    assert (known.passed_over, deep.passed_over) == (2, 0)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.images import a_tree, members_of, seen, troubles_of
from tests.readers import ran
from unattend_gen.core.report import SkipReason
from unattend_gen.sources.containers.seven_zip_archive import SOURCE
from unattend_gen.sources.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"a/unattend.xml": b"<unattend/>", "b.txt": b"text" * 50_000, "empty": b""}


def a_7z(place: Path, *options: str) -> Path:
    tree = a_tree(place.with_suffix(".tree"), FILES)
    ran("7z", "a", *options, place, f"{tree}/*")
    return place


def test_every_member_of_a_7z_archive_is_read(tmp_path: Path) -> None:
    assert seen(a_7z(tmp_path / "a.7z")) == {(name,): data for name, data in FILES.items()}


def test_a_cabinet_is_read(tmp_path: Path) -> None:
    tree = a_tree(tmp_path / "tree", FILES)
    ran("gcab", "--create", "--nopath", tmp_path / "a.cab", tree / "b.txt")

    assert seen(tmp_path / "a.cab") == {("b.txt",): FILES["b.txt"]}


def test_a_disk_with_a_fat_file_system_is_read(tmp_path: Path) -> None:
    tree = a_tree(tmp_path / "tree", {"autounattend.xml": b"<unattend/>"})
    ran("mkfs.fat", "-C", tmp_path / "stick.img", "1440")
    ran("mcopy", "-i", tmp_path / "stick.img", tree / "autounattend.xml", "::")

    assert seen(tmp_path / "stick.img") == {("autounattend.xml",): b"<unattend/>"}


def test_encrypted_members_are_reported_and_the_others_are_read(tmp_path: Path) -> None:
    archive = a_7z(tmp_path / "a.7z", "-psecret")

    assert seen(archive) == {
        ("a/unattend.xml",): SkipReason.ENCRYPTED,
        ("b.txt",): SkipReason.ENCRYPTED,
        ("empty",): b"",
    }


def test_an_archive_with_encrypted_names_is_reported(tmp_path: Path) -> None:
    assert seen(a_7z(tmp_path / "a.7z", "-psecret", "-mhe=on")) == {(): SkipReason.ENCRYPTED}


def test_a_member_with_a_wrong_checksum_is_reported(tmp_path: Path) -> None:
    archive = a_7z(tmp_path / "a.7z", "-mx0")
    data = bytearray(archive.read_bytes())
    data[data.index(b"texttext") + 1000] ^= 0xFF

    found = troubles_of(SOURCE, bytes(data))

    assert found["b.txt",] is SkipReason.DAMAGED
    assert found["a/unattend.xml",] is None


@pytest.mark.parametrize("length", [10, 40, 100, -40])
def test_a_truncated_archive_is_reported(tmp_path: Path, length: int) -> None:
    data = a_7z(tmp_path / "a.7z").read_bytes()[:length]

    assert members_of(SOURCE, data) == {(): SkipReason.DAMAGED}


def test_a_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    found = seen(a_7z(tmp_path / "a.7z"), Limits(total_bytes=1000))

    assert SkipReason.LIMIT_REACHED in found.values()


def test_names_that_look_like_options_or_lead_out_are_only_locations(tmp_path: Path) -> None:
    tree = a_tree(tmp_path / "tree", {"-oX": b"1", "@list": b"2", "sub/x*y": b"3"})
    ran("7z", "a", tmp_path / "-t7z.7z", f"{tree}/.")

    assert seen(tmp_path / "-t7z.7z") == {("-oX",): b"1", ("@list",): b"2", ("sub/x*y",): b"3"}

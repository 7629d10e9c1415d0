from __future__ import annotations

import errno
import io
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.listings import without_kinds, without_looking
from unattend_gen.core.document import LIMIT_BYTES, Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.regular_file import TOO_LARGE
from unattend_gen.sources.walk.exclusions import Exclusions, Patterns
from unattend_gen.sources.walk.tree import (
    entries,
    is_link,
    is_real_folder,
    read_paths,
    require_existing,
    walk,
)

if TYPE_CHECKING:
    from pathlib import Path


def read(*paths: Path | str) -> list[Document | Skipped]:
    return list(read_paths([str(path) for path in paths]))


def names(found: list[Document | Skipped], below: Path) -> list[str]:
    return [os.path.relpath(item.location.path, below) for item in found]


def a_file(path: Path, data: bytes = b"<a/>") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    file = a_file(tmp_path / "answer.bak", b"<b/>")

    assert read(file) == [Document(Location(str(file)), b"<b/>")]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    a_file(tmp_path / "c.xml")
    a_file(tmp_path / "b" / "z.xml")
    a_file(tmp_path / "b" / "a" / "deep.xml")
    a_file(tmp_path / "A.XML")
    a_file(tmp_path / "readme.txt")

    assert names(read(tmp_path), tmp_path) == ["A.XML", "b/a/deep.xml", "b/z.xml", "c.xml"]


def test_a_folder_with_the_suffix_in_its_name_is_walked_too(tmp_path: Path) -> None:
    a_file(tmp_path / "folder.xml" / "inner.xml")

    assert names(read(tmp_path), tmp_path) == ["folder.xml/inner.xml"]


def test_a_folder_without_a_match_yields_nothing(tmp_path: Path) -> None:
    a_file(tmp_path / "notes.txt")

    assert read(tmp_path) == []


def test_other_suffixes_can_be_requested(tmp_path: Path) -> None:
    a_file(tmp_path / "a.ini")
    a_file(tmp_path / "b.xml")

    found = list(read_paths([str(tmp_path)], suffixes=(".ini", ".cmd")))

    assert names(found, tmp_path) == ["a.ini"]


def test_a_path_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = a_file(tmp_path / "a.xml")

    assert len(read(file, file)) == 1


def test_paths_are_read_in_the_order_they_are_named(tmp_path: Path) -> None:
    one, other = a_file(tmp_path / "1.xml"), a_file(tmp_path / "2.xml")

    assert names(read(other, one), tmp_path) == ["2.xml", "1.xml"]


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    file, missing = a_file(tmp_path / "a.xml"), tmp_path / "missing"

    with pytest.raises(SourceError) as caught:
        next(read_paths([str(file), str(missing)]))

    assert str(caught.value) == f"{missing}: no such file or folder"
    assert caught.value.advice == "check the name; a folder is walked, - is standard input"


@pytest.mark.parametrize("name", ["nul\0inside", "x" * 5000])
def test_a_name_that_no_file_can_have_is_an_error(name: str) -> None:
    with pytest.raises(SourceError, match="this is not a valid file name"):
        require_existing(name)


def test_a_path_below_a_file_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        require_existing(str(a_file(tmp_path / "a.xml") / "b"))


def test_a_path_in_a_folder_that_may_not_be_searched_is_left_to_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_path: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "stat", refuse)

    require_existing("/somewhere/private/unattend.xml")


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    a_file(tmp_path / "walked" / "a.xml")
    a_file(tmp_path / "elsewhere" / "secret.xml")
    (tmp_path / "walked" / "link").symlink_to("../elsewhere")
    (tmp_path / "walked" / "loop").symlink_to(".")

    found = read(tmp_path / "walked")

    assert names(found, tmp_path) == ["walked/a.xml"]


def test_a_special_file_with_a_matching_name_is_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xml")
    (tmp_path / "b.xml").symlink_to("/dev/zero")

    found = read(tmp_path)

    assert names(found, tmp_path) == ["a.xml", "b.xml"]
    assert [type(item) for item in found] == [Skipped, Skipped]


def test_a_named_link_is_followed(tmp_path: Path) -> None:
    a_file(tmp_path / "real" / "a.xml")
    (tmp_path / "link").symlink_to("real")

    assert names(read(tmp_path / "link"), tmp_path) == ["link/a.xml"]


def test_a_folder_that_cannot_be_listed_is_skipped_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path / "a" / "x.xml")
    a_file(tmp_path / "b.xml")
    real = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)

    skipped, document = read(tmp_path)

    assert skipped == Skipped(
        Location(str(tmp_path / "a")),
        SkipReason.UNREADABLE,
        "permission denied; run as a user who may read it, or copy it elsewhere",
    )
    assert document == Document(Location(str(tmp_path / "b.xml")), b"<a/>")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT])
def test_an_inaccessible_folder_does_not_stop_its_siblings(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path / "a" / "x.xml")
    a_file(tmp_path / "b.xml")
    without_looking(monkeypatch, tmp_path / "a", number)

    skipped, document = read(tmp_path)

    assert isinstance(skipped, Skipped)
    assert skipped.location == Location(str(tmp_path / "a"))
    assert skipped.reason is SkipReason.UNREADABLE
    assert document == Document(Location(str(tmp_path / "b.xml")), b"<a/>")


def test_an_entry_of_unknown_type_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path / "a.xml")
    a_file(tmp_path / "b.xml")
    without_kinds(monkeypatch, tmp_path / "a.xml", errno.EACCES)

    found = [*walk(str(tmp_path), suffixes=(".xml",), is_deep=False)]

    assert found == [
        Skipped(
            Location(str(tmp_path / "a.xml")),
            SkipReason.UNREADABLE,
            "permission denied; run as a user who may read it, or copy it elsewhere",
        ),
        Document(Location(str(tmp_path / "b.xml")), b"<a/>"),
    ]


def test_inaccessible_entries_can_be_excluded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    without_kinds(monkeypatch, tmp_path / "a", errno.EACCES)
    left_out = Exclusions(Patterns(("a",), str(tmp_path)))

    assert [*read_paths([str(tmp_path)], exclusions=left_out)] == []


def test_a_link_is_a_link_whatever_its_target(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "c").symlink_to("gone")

    found = [(is_real_folder(one), is_link(one)) for one in entries(str(tmp_path))]

    assert found == [(True, False), (False, True), (False, True)]


def test_names_are_kept_as_the_system_returns_them(tmp_path: Path) -> None:
    name = "esc\x1b]0;\r\n\u202e\udcff.xml"
    a_file(tmp_path / name)

    assert names(read(tmp_path), tmp_path) == [name]


def test_a_walk_can_stay_in_one_folder(tmp_path: Path) -> None:
    a_file(tmp_path / "a.xml")
    a_file(tmp_path / "b" / "c.xml")

    found = list(walk(str(tmp_path), suffixes=(".xml",), is_deep=False))

    assert names(found, tmp_path) == ["a.xml"]


def test_a_walk_reports_links_to_folders_on_request(tmp_path: Path) -> None:
    a_file(tmp_path / "a.log")
    (tmp_path / "b").symlink_to("a.log")
    (tmp_path / "c").symlink_to("gone")
    (tmp_path / "d").symlink_to(".")

    told = [*walk(str(tmp_path), suffixes=(".xml",), reports_links=True)]

    assert names(told, tmp_path) == ["c", "d"]
    assert [type(one) for one in told] == [Skipped, Skipped]
    assert [*walk(str(tmp_path), suffixes=(".xml",))] == []


def test_entries_come_by_name(tmp_path: Path) -> None:
    a_file(tmp_path / "b")
    a_file(tmp_path / "a")

    assert [entry.name for entry in entries(str(tmp_path))] == ["a", "b"]


def test_standard_input_is_a_document_called_by_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b"<a/>")

    assert read("-") == [Document(Location("-"), b"<a/>")]


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, bytes(LIMIT_BYTES + 1))

    assert read("-") == [Skipped(Location("-"), SkipReason.TOO_LARGE, TOO_LARGE)]


def test_a_closed_standard_input_is_not_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(SourceError, match="standard input is closed"):
        require_existing("-")
    with pytest.raises(SourceError, match="standard input is closed"):
        read("-")


def test_a_standard_input_that_cannot_be_read_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_file(tmp_path / "a").open("ab") as unreadable:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=unreadable))

        assert [type(one) for one in read("-")] == [Skipped]

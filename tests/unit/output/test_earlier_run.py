from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.artifact import Artifact
from unattend_gen.output import write_folder
from unattend_gen.output.earlier_run import is_same, listed_files, unchanged_files
from unattend_gen.renderer.engine import manifest

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    Artifact("Unattend.xml", b"<unattend/>", holds_secret=True),
    Artifact("$OEM$/$1/a.txt", b"a", holds_secret=False),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(tmp_path / "out", (*FILES, manifest("media", FILES)), replace=False)
    return tmp_path / "out"


def test_files_that_are_missing_or_longer_are_not_the_same(folder: Path) -> None:
    longer = Artifact("Unattend.xml", b"<unattend/> ", holds_secret=True)

    assert is_same(folder, FILES)
    assert not is_same(folder / "none", FILES)
    assert not is_same(folder, (longer,))
    assert not is_same(folder, (Artifact("Unattend.xml/b", b"", holds_secret=False),))


def test_a_folder_as_it_was_written_is_recognized(folder: Path) -> None:
    assert unchanged_files(folder) == frozenset({"Unattend.xml", "$OEM$/$1/a.txt", "manifest.json"})


def test_a_file_that_was_deleted_since_does_not_matter(folder: Path) -> None:
    (folder / "Unattend.xml").unlink()

    assert unchanged_files(folder) == frozenset({"$OEM$/$1/a.txt", "manifest.json"})


@pytest.mark.parametrize("name", ["Unattend.xml", "$OEM$/$1/a.txt", "$OEM$/new.txt"])
def test_a_changed_or_new_file_is_noticed(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")

    assert unchanged_files(folder) is None


def test_a_link_to_an_equal_file_is_noticed(folder: Path) -> None:
    (folder / "Unattend.xml").rename(folder.parent / "elsewhere")
    (folder / "Unattend.xml").symlink_to(folder.parent / "elsewhere")

    assert unchanged_files(folder) is None


@pytest.mark.parametrize(
    "text", [b"", b"no JSON", b"[" * 100_000, b"[]", b'{"files": 1}', b'{"files": [1]}']
)
def test_a_manifest_may_be_anything(folder: Path, text: bytes) -> None:
    (folder / "manifest.json").write_bytes(text)

    assert not listed_files(folder)
    assert unchanged_files(folder) is None


def test_without_a_manifest_there_is_no_earlier_run(tmp_path: Path) -> None:
    assert listed_files(tmp_path) is None
    assert unchanged_files(tmp_path) is None

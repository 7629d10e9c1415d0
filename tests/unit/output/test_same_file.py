from __future__ import annotations

import os
from pathlib import Path

import pytest

from unattend_gen.output.same_file import is_below, is_same_file, is_standard_input


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a").write_text("a")
    (tmp_path / "link").symlink_to("d/a")
    (tmp_path / "way").symlink_to("d")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("d/new")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["d/a", "./d//a", "d/../d/a", "link", "way/a", pytest.param("{}/d/a", id="absolute")]
)
def test_a_file_is_known_by_any_of_its_names(name: str, folder: Path) -> None:
    assert is_same_file("d/a", name.format(folder))


@pytest.mark.parametrize(
    ("one", "other"),
    [("d/new", "d/new"), ("d/new", "way/./new"), ("d/new", "nowhere"), ("d/new", "d/NEW")],
)
def test_files_that_are_not_there_would_be_the_same(one: str, other: str) -> None:
    assert is_same_file(one, other)


@pytest.mark.parametrize("other", ["d/b", "b/new", "d/new/x", "d/a\0", "loop", "d/n\u00e9w"])
def test_other_files_stay_others(other: str) -> None:
    assert not is_same_file("d/a", other)
    assert not is_same_file(other, "d/new")


def test_a_letter_with_its_accent_may_be_one_file_with_the_letter_and_the_accent() -> None:
    assert is_same_file("d/\u00e9", "d/e\u0301")


def test_where_one_case_is_there_and_the_other_is_not_they_are_two() -> None:
    assert not is_same_file("d/a", "d/A")


@pytest.mark.parametrize("path", ["d/a", "d/e/f/new", "way/a", "link", "d/../d/a"])
def test_a_file_is_below_every_folder_above_it(path: str, folder: Path) -> None:
    assert is_below(path, "d")
    assert is_below(path, "way")
    assert is_below(path, str(folder))


@pytest.mark.parametrize("path", ["d", "b", "dd/a", "d/../b", "a\0"])
def test_what_stands_beside_a_folder_is_not_below_it(path: str) -> None:
    assert not is_below(path, "d")


def test_standard_input_may_come_from_a_file(folder: Path) -> None:
    kept = os.dup(0)
    with (folder / "d/a").open("rb") as file:
        os.dup2(file.fileno(), 0)
        try:
            found = [is_standard_input(name) for name in ("link", "way", "new", "\0")]
        finally:
            os.dup2(kept, 0)
            os.close(kept)

    assert found == [True, False, False, False]

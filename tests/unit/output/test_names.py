from __future__ import annotations

import os
from pathlib import Path

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.names import (
    folder_name_problem,
    is_below,
    is_same_file,
    is_standard_input,
    require_safe_names,
)


def refusal(*names: str) -> str:
    with pytest.raises(OutputError) as caught:
        require_safe_names(names)
    return caught.value.message


@pytest.mark.parametrize(
    "name",
    [
        "Unattend.xml",
        "PC-1/Unattend.xml",
        "a/b/c.txt",
        "console.txt",
        "com10",
        "nullify",
        ".hidden",
        "Ünattend.xml",
        "name with blanks.txt",
        "..double",
    ],
)
def test_a_plain_relative_name_is_safe(name: str) -> None:
    require_safe_names([name])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "it leads out of its folder"),
        (".", "it leads out of its folder"),
        ("..", "it leads out of its folder"),
        ("../x", "it leads out of its folder"),
        ("a/../../x", "it leads out of its folder"),
        ("/etc/passwd", "it leads out of its folder"),
        ("a//b", "it leads out of its folder"),
        ("a/", "it leads out of its folder"),
        ("..\\x", "it contains a character that not every system allows"),
        ("C:x", "it contains a character that not every system allows"),
        ("file:stream", "it contains a character that not every system allows"),
        ("a\x00b", "it contains a character that not every system allows"),
        ("a\x1bb", "it contains a character that not every system allows"),
        ("what?", "it contains a character that not every system allows"),
        ("name.", "Windows drops a dot or space at the end"),
        ("name ", "Windows drops a dot or space at the end"),
        ("CON", "Windows reserves it for a device"),
        ("nul.xml", "Windows reserves it for a device"),
        ("a/COM1.txt", "Windows reserves it for a device"),
        ("lpt\u00b9", "Windows reserves it for a device"),
        ("conin$", "Windows reserves it for a device"),
        (".unattend-gen-x.lock", "this program reserves such names for itself"),
    ],
)
def test_a_name_that_is_unsafe_on_any_platform_is_rejected(name: str, reason: str) -> None:
    assert refusal(name).endswith(f" cannot be written: {reason}")


def test_a_rejected_name_is_shown_without_control_characters() -> None:
    assert refusal("a\x1b[2Jb").startswith(r"the name `a\x1b[2Jb` cannot be written")


def test_names_that_differ_only_in_case_are_rejected() -> None:
    assert refusal("Unattend.xml", "unattend.XML") == "two files have the name `unattend.XML`"


@pytest.mark.parametrize("name", ["PC-0001", "Zimmer 12", "Ä.1", "x" * 150, "con1"])
def test_a_valid_folder_name_has_no_problem(name: str) -> None:
    assert folder_name_problem(name) is None


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("a/b", "it contains a slash"),
        ("..", "it leads out of its folder"),
        ("a\\b", "it contains a character that not every system allows"),
        ("C:", "it contains a character that not every system allows"),
        ("*", "it contains a character that not every system allows"),
        ("a\tb", "it contains an invisible character"),
        ("a\u202eb", "it contains an invisible character"),
        ("a.", "Windows drops a dot or space at the end"),
        ("a ", "Windows drops a dot or space at the end"),
        (" a", "it begins with a space or a dash"),
        ("-rf", "it begins with a space or a dash"),
        ("Lpt1.x", "Windows reserves it for a device"),
        (".unattend-gen-x", "this program reserves such names for itself"),
        ("ä" * 76, "it is longer than 150 bytes"),
    ],
)
def test_an_invalid_folder_name_has_a_problem(name: str, trouble: str) -> None:
    assert folder_name_problem(name) == trouble


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
def test_a_file_is_recognised_by_any_of_its_names(name: str, folder: Path) -> None:
    assert is_same_file("d/a", name.format(folder))


@pytest.mark.parametrize(
    ("one", "other"),
    [("d/new", "d/new"), ("d/new", "way/./new"), ("d/new", "nowhere"), ("d/new", "d/NEW")],
)
def test_missing_files_with_equal_names_are_the_same(one: str, other: str) -> None:
    assert is_same_file(one, other)


@pytest.mark.parametrize("other", ["d/b", "b/new", "d/new/x", "d/a\0", "loop", "d/n\u00e9w"])
def test_other_files_stay_others(other: str) -> None:
    assert not is_same_file("d/a", other)
    assert not is_same_file(other, "d/new")


def test_a_letter_with_its_accent_may_be_one_file_with_the_letter_and_the_accent() -> None:
    assert is_same_file("d/\u00e9", "d/e\u0301")


def test_an_existing_and_a_missing_spelling_are_two_files() -> None:
    assert not is_same_file("d/a", "d/A")


@pytest.mark.parametrize("path", ["d/a", "d/e/f/new", "way/a", "link", "d/../d/a"])
def test_a_file_is_below_every_folder_above_it(path: str, folder: Path) -> None:
    assert is_below(path, "d")
    assert is_below(path, "way")
    assert is_below(path, str(folder))


@pytest.mark.parametrize("path", ["d", "b", "dd/a", "d/../b", "a\0"])
def test_a_sibling_of_a_folder_is_not_below_it(path: str) -> None:
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

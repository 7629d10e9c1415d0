from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.errors import UsageError
from unattend_gen.sources.walk.exclusions import Exclusions, Patterns, valid_lines
from unattend_gen.sources.walk.tree import Address, addresses

if TYPE_CHECKING:
    from pathlib import Path


def in_images(*lines: str) -> Patterns:
    return Patterns(lines, os.path.abspath("images"))  # noqa: PTH100 - as the module does


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        (("*.bak.xml",), "images/lab/a.bak.xml", True),
        (("*.bak.xml",), "images/a.xml", None),
        (("/lab",), "images/lab/a.xml", True),
        (("/lab",), "images/old/lab", None),
        (("*.xml", "!a.xml"), "images/a.xml", False),
        (("*",), "other/a.xml", None),
        (("*",), "-", None),
        ((), "images/a.xml", None),
    ],
)
def test_a_path_is_matched_below_the_folder(
    lines: tuple[str, ...], path: str, *, expected: bool | None
) -> None:
    assert in_images(*lines).match(path) is expected


def test_a_trailing_slash_matches_folders_only() -> None:
    patterns = in_images("lab/")

    assert patterns.match("images/lab", is_folder=True) is True
    assert patterns.match("images/lab") is None


def test_valid_lines_are_kept() -> None:
    assert valid_lines(("a", "!", "# b", "", "c/")) == ("a", "# b", "", "c/")


def test_an_invalid_pattern_is_rejected() -> None:
    with pytest.raises(UsageError) as caught:
        in_images("!").match("images/a.xml")

    assert str(caught.value) == "--exclude or the configuration contains an invalid pattern"


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a checkout with five answer files, in which Git ignores the build folder."""
    for name in (".git/x.xml", "a.xml", "build/b.xml", "lab/c.xml", "lab/keep.xml", "lab/d/e.xml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text("build/\nkeep.xml\n")
    (tmp_path / "lab" / ".gitignore").write_text("!keep.xml\n/d\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def walked(left_out: Exclusions, *paths: str) -> list[str]:
    return [one.location.path for one in addresses(paths or (".",), exclusions=left_out)]


def test_by_default_everything_is_walked() -> None:
    assert walked(Exclusions()) == [
        "./.git/x.xml",
        "./a.xml",
        "./build/b.xml",
        "./lab/c.xml",
        "./lab/d/e.xml",
        "./lab/keep.xml",
    ]


def test_files_that_git_ignores_are_left_out_and_the_deeper_file_wins() -> None:
    assert walked(Exclusions(heeds_gitignore=True)) == ["./a.xml", "./lab/c.xml", "./lab/keep.xml"]


def test_excluded_files_are_reported() -> None:
    told: list[str] = []

    walked(Exclusions(heeds_gitignore=True, report=told.append))

    assert told == ["./.git", "./build", "./lab/d"]


def test_files_of_the_folders_above_count_up_to_the_top_of_the_checkout(checkout: Path) -> None:
    (checkout / "lab" / "build").mkdir()
    (checkout / "lab" / "build" / "f.xml").touch()

    assert walked(Exclusions(heeds_gitignore=True), "lab") == ["lab/c.xml", "lab/keep.xml"]


def test_a_named_folder_is_walked_even_if_it_is_ignored() -> None:
    assert walked(Exclusions(heeds_gitignore=True), "build") == ["build/b.xml"]


def test_a_named_file_is_read_whatever_is_excluded() -> None:
    everything = Exclusions(Patterns(("*",), "/"), heeds_gitignore=True)

    assert list(addresses(["build/b.xml"], exclusions=everything)) == [
        Address(Location("build/b.xml"), was_named=True)
    ]


def test_the_patterns_of_the_user_cannot_be_negated(checkout: Path) -> None:
    exclude = Patterns(("keep.xml", "/a.xml"), str(checkout))

    assert walked(Exclusions(exclude, heeds_gitignore=True)) == ["./lab/c.xml"]


def test_an_invalid_pattern_line_is_ignored(checkout: Path) -> None:
    (checkout / ".gitignore").write_text("!\n# words\n\nbuild/\n")

    assert "./build/b.xml" not in walked(Exclusions(heeds_gitignore=True))


def test_outside_of_a_checkout_the_files_in_the_walk_count(checkout: Path) -> None:
    (checkout / ".git" / "x.xml").unlink()
    (checkout / ".git").rmdir()

    assert walked(Exclusions(heeds_gitignore=True), "lab") == ["lab/c.xml", "lab/keep.xml"]


def test_an_inaccessible_parent_folder_has_no_patterns(checkout: Path) -> None:
    (checkout / ".git" / "x.xml").unlink()
    (checkout / ".git").rmdir()

    assert Exclusions(heeds_gitignore=True).above("a" * 300) == ()

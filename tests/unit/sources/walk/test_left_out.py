from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.sources.walk.left_out import LeftOut
from unattend_gen.sources.walk.patterns import Patterns
from unattend_gen.sources.walk.tree import Address, addresses

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with five answer files, in which Git ignores what is built."""
    for name in (".git/x.xml", "a.xml", "build/b.xml", "lab/c.xml", "lab/keep.xml", "lab/d/e.xml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text("build/\nkeep.xml\n")
    (tmp_path / "lab" / ".gitignore").write_text("!keep.xml\n/d\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def walked(left_out: LeftOut, *paths: str) -> list[str]:
    return [one.location.path for one in addresses(paths or (".",), left_out=left_out)]


def test_by_default_everything_is_walked() -> None:
    assert walked(LeftOut()) == [
        "./.git/x.xml",
        "./a.xml",
        "./build/b.xml",
        "./lab/c.xml",
        "./lab/d/e.xml",
        "./lab/keep.xml",
    ]


def test_what_git_ignores_is_left_out_and_the_deeper_file_wins() -> None:
    assert walked(LeftOut(heeds_gitignore=True)) == ["./a.xml", "./lab/c.xml", "./lab/keep.xml"]


def test_what_is_left_out_is_told() -> None:
    told: list[str] = []

    walked(LeftOut(heeds_gitignore=True, tell=told.append))

    assert told == ["./.git", "./build", "./lab/d"]


def test_files_of_the_folders_above_count_up_to_the_top_of_the_checkout(checkout: Path) -> None:
    (checkout / "lab" / "build").mkdir()
    (checkout / "lab" / "build" / "f.xml").touch()

    assert walked(LeftOut(heeds_gitignore=True), "lab") == ["lab/c.xml", "lab/keep.xml"]


def test_a_folder_that_was_named_is_walked_though_it_is_ignored() -> None:
    assert walked(LeftOut(heeds_gitignore=True), "build") == ["build/b.xml"]


def test_a_file_that_was_named_is_read_whatever_is_left_out() -> None:
    everything = LeftOut(Patterns(("*",), "/"), heeds_gitignore=True)

    assert list(addresses(["build/b.xml"], left_out=everything)) == [
        Address(Location("build/b.xml"), was_named=True)
    ]


def test_the_patterns_of_the_user_are_not_taken_back(checkout: Path) -> None:
    exclude = Patterns(("keep.xml", "/a.xml"), str(checkout))

    assert walked(LeftOut(exclude, heeds_gitignore=True)) == ["./lab/c.xml"]


def test_a_line_that_is_no_pattern_is_passed_over(checkout: Path) -> None:
    (checkout / ".gitignore").write_text("!\n# words\n\nbuild/\n")

    assert "./build/b.xml" not in walked(LeftOut(heeds_gitignore=True))


def test_outside_of_a_checkout_the_files_in_the_walk_count(checkout: Path) -> None:
    (checkout / ".git" / "x.xml").unlink()
    (checkout / ".git").rmdir()

    assert walked(LeftOut(heeds_gitignore=True), "lab") == ["lab/c.xml", "lab/keep.xml"]


def test_nothing_counts_around_a_folder_that_nobody_may_look_into(checkout: Path) -> None:
    (checkout / ".git" / "x.xml").unlink()
    (checkout / ".git").rmdir()

    assert LeftOut(heeds_gitignore=True).above("a" * 300) == ()

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.configuration.find import Place, find, place_of

if TYPE_CHECKING:
    from pathlib import Path

OURS = ("tool", "unattend-gen")


@pytest.fixture
def below(tmp_path: Path) -> Path:
    """A folder two floors below a checkout."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "images" / "win11"
    folder.mkdir(parents=True)
    return folder


def test_nothing_is_found_where_nothing_is(below: Path) -> None:
    assert find(below) is None


def test_the_own_file_is_found_upward(tmp_path: Path, below: Path) -> None:
    (tmp_path / "unattend-gen.toml").touch()

    assert find(below) == Place(tmp_path / "unattend-gen.toml", ())


def test_the_nearest_file_wins(tmp_path: Path, below: Path) -> None:
    (tmp_path / "unattend-gen.toml").touch()
    (below.parent / "pyproject.toml").write_text("[tool.unattend-gen]\n")

    assert find(below) == Place(below.parent / "pyproject.toml", OURS)


def test_the_own_file_goes_before_pyproject(below: Path) -> None:
    (below / "unattend-gen.toml").touch()
    (below / "pyproject.toml").write_text("[tool.unattend-gen]\n")

    assert find(below) == Place(below / "unattend-gen.toml", ())


@pytest.mark.parametrize(
    "text",
    ['dependencies = ["unattend-gen"]', "[tool.unattend-generator]", "[tool.ruff]", "# [tool]"],
)
def test_a_pyproject_without_our_table_is_passed_over(below: Path, text: str) -> None:
    (below / "pyproject.toml").write_text(text)

    assert find(below) is None


@pytest.mark.parametrize(
    "header", ['[tool."unattend-gen"]', " [ tool . unattend-gen ]", "[tool.unattend-gen.x]"]
)
def test_our_table_is_known_in_every_spelling(below: Path, header: str) -> None:
    (below / "pyproject.toml").write_text(f"[project]\n{header}\n")

    assert find(below) == Place(below / "pyproject.toml", OURS)


def test_nobody_looks_above_a_checkout(tmp_path: Path, below: Path) -> None:
    (below / ".git").mkdir()
    (tmp_path / "unattend-gen.toml").touch()

    assert find(below) is None


def test_nothing_is_found_where_nobody_may_look(below: Path) -> None:
    assert find(below / ("a" * 300)) is None


def test_a_file_that_was_named_is_taken_by_its_name(tmp_path: Path) -> None:
    assert place_of(tmp_path / "pyproject.toml").table == OURS
    assert place_of(tmp_path / "ci.toml").table == ()

"""The example with templates of its own gives the very bytes in its folder, by its own command."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING

from tests.golden.test_examples import ROOT, content
from tests.house.project import ROOT as PROJECT
from unattend_gen.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FOLDER = ROOT / "examples" / "own-templates"


def command() -> list[str]:
    """The words of the command in the README, behind the name of the program."""
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith("env "))
    return shlex.split(line.partition(" unattend-gen ")[2])


def test_the_example_renders_to_its_expected_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    name, _, value = (FOLDER / "made-up-secrets.env").read_text("utf-8").strip().partition("=")
    monkeypatch.setenv(name, value)
    shutil.copytree(PROJECT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    assert app.run(command()) == 0

    out = tmp_path / "out" / "own-templates"
    if update_golden:
        shutil.rmtree(FOLDER / "expected", ignore_errors=True)
        shutil.copytree(out, FOLDER / "expected")
    assert content(out) == content(FOLDER / "expected")


def test_the_readme_lists_the_files() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = [line.split("`")[1] for line in readme.splitlines() if line.startswith("| `")]

    assert sorted(listed) == sorted(content(FOLDER / "expected"))

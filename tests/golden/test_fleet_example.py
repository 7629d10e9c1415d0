"""The example with an inventory renders to the very folders beside it, and its README is true."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import unattend_gen as ug

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "classroom-fleet"


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (FOLDER / "made-up-secrets.env").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_fleet_renders_to_its_expected_folders(
    tmp_path: Path, jobs: int, *, update_golden: bool
) -> None:
    out = tmp_path / "out"

    outcome = ug.render_inventory(FOLDER / "spec.toml", FOLDER / "inventory.csv", out, jobs=jobs)

    if update_golden:
        shutil.rmtree(FOLDER / "expected", ignore_errors=True)
        shutil.copytree(out, FOLDER / "expected")
    assert outcome == ug.InventoryOutcome(written=3)
    assert content(FOLDER / "expected") == content(out)


def test_the_readme_shows_the_command_and_lists_the_folders() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = {line.split("`")[1] for line in readme.splitlines() if line.startswith("| `")}

    assert "unattend-gen render examples/classroom-fleet/spec.toml" in readme
    assert " --inventory examples/classroom-fleet/inventory.csv" in readme
    assert " --out out/classroom-fleet\n" in readme
    assert listed == {path.name + "/" * path.is_dir() for path in (FOLDER / "expected").iterdir()}

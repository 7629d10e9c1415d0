"""The built wheel in an environment of its own, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `unattend-gen` that a user gets: wheel and locked dependencies, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    venv.create(folder / "venv", with_pip=True)
    bin_folder = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    own_pip = [str(bin_folder / "pip"), "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*own_pip, "--requirement", str(ROOT / "requirements.txt")], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*own_pip, "--no-deps", str(wheel)], check=True)
    return bin_folder / "unattend-gen"


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    secrets = {"CONTOSO_MAK": TEST_MAK, "CONTOSO_ADMIN_PASSWORD": CANARY_PASSWORD}
    return subprocess.run(
        [str(program), *arguments],
        cwd=cwd,
        env=os.environ | secrets,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_a_starter_renders_validates_and_checks(program: Path, tmp_path: Path) -> None:
    made = run(program, "init", "--starter", "mak-workstation", "-o", "spec.toml", cwd=tmp_path)
    rendered = run(program, "render", "spec.toml", "--out", "out", cwd=tmp_path)
    judged = run(program, "validate", "out", "--fail-on", "error", cwd=tmp_path)
    checked = run(program, "check", "out/AutoUnattend.xml", "--format", "json", cwd=tmp_path)

    codes = [done.returncode for done in (made, rendered, judged, checked)]
    assert codes == [0, 0, 0, 1], rendered.stderr + judged.stdout + checked.stderr
    assert json.loads(checked.stdout)["documents"][0]["verdict"] == "leaked"


def test_schemas_and_facts_come_with_the_wheel(program: Path, tmp_path: Path) -> None:
    schema = run(program, "schema", "xsd", cwd=tmp_path)
    page = run(program, "explain", "Microsoft-Windows-Shell-Setup/ProductKey", cwd=tmp_path)

    assert schema.returncode == page.returncode == 0
    assert schema.stdout.startswith("<!-- Generated from schemas/catalog")
    assert "specialize" in page.stdout


def test_the_version_is_that_of_the_wheel(program: Path, tmp_path: Path) -> None:
    assert run(program, "--version", cwd=tmp_path).stdout.startswith("unattend-gen 0.")

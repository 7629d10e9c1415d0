"""The commands of the README, run as they are written, in a new clone with an empty home."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow


def a_block(mark: str) -> str:
    match = re.search(rf"<!-- {mark} -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert match is not None
    return match[1]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clone") / "unattend-gen"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


def run(command: str, clone: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    home = clone.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if "COV" not in name}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=clone,
        env=environment | {"HOME": str(home)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_main_job_runs_as_written(clone: Path) -> None:
    done = run(a_block("main job"), clone)

    assert (done.returncode, done.stdout + done.stderr) == (0, a_block("main job output"))
    assert (clone / "out/office-laptop/AutoUnattend.xml").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mark", ["validate", "check", "audit"])
def test_an_example_prints_the_output_shown_below_it(
    mark: str, clone: Path, *, update_golden: bool
) -> None:
    run(a_block("main job"), clone)

    done = run(a_block(mark), clone)

    if update_golden:
        shown = a_block(f"{mark} output")
        path = ROOT / "README.md"
        text = path.read_text(encoding="utf-8").replace(shown, done.stdout + done.stderr)
        path.write_text(text, encoding="utf-8")
        return
    assert (done.returncode, done.stdout + done.stderr) == (1, a_block(f"{mark} output"))


def test_the_test_command_runs_as_written(clone: Path) -> None:
    # The whole suite runs by this very command in CI; here a small part of it is enough.
    done = run(a_block("tests"), clone, PYTEST_ADDOPTS="--deselect tests/e2e -k product_key")

    assert done.returncode == 0, done.stdout[-2000:]
    assert re.search(r"\d+ passed", done.stdout)

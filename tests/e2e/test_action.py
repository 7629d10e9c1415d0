"""The GitHub action: its steps run in a workspace that anyone may have written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.house.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
HOSTILE = (
    *("venv.py", "pip.py", "ensurepip.py", "typing.py", "os.py", "runpy.py"),
    *("sitecustomize.py", "usercustomize.py", "unattend_gen.py"),
)

pytestmark = pytest.mark.slow


def step(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("name") == name)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout whose modules, if any of them is imported, leave a file behind."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    for name in HOSTILE:
        mark = tmp_path / f"ran-{name}"
        (folder / name).write_text(f"open({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    return folder


def run(name: str, workspace: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step as a runner does, with the contexts of GitHub filled in."""
    temp = workspace.parent / "temp"
    temp.mkdir(exist_ok=True)
    contexts = {"runner.temp": str(temp), "github.action_path": str(ROOT)}
    inputs = {f"inputs.{key}": str(value["default"]) for key, value in ACTION["inputs"].items()}

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: (contexts | inputs)[match[1]], text)

    programs = workspace.parent / "programs"
    programs.mkdir(exist_ok=True)
    if not (programs / "python").exists():
        (programs / "python").symlink_to(sys.executable)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)["run"]],
        cwd=filled(step(name).get("working-directory", str(workspace))),
        env={
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_ENV": str(workspace.parent / "env"),
            "GITHUB_OUTPUT": str(workspace.parent / "output"),
            **{key: filled(value) for key, value in step(name)["env"].items()},
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_module_of_the_workspace_runs_while_the_program_is_installed(
    workspace: Path, tmp_path: Path
) -> None:
    action = tmp_path / "action"
    action.mkdir()
    (action / "requirements.txt").write_text("", encoding="utf-8")

    done = run("Install unattend-gen", workspace, ACTION=str(action))

    assert (done.returncode, sorted(tmp_path.glob("ran-*"))) == (0, []), done.stderr


def test_no_module_of_the_workspace_runs_while_its_answer_files_are_validated(
    workspace: Path, tmp_path: Path
) -> None:
    (workspace / "autounattend.xml").write_text("<unattended/>", encoding="utf-8")

    done = run("Validate", workspace, UNATTEND_GEN_PYTHON=sys.executable)

    assert (done.returncode, sorted(tmp_path.glob("ran-*"))) == (0, []), done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8") == "exit-code=1\n"


def test_every_package_is_installed_with_its_hash_and_none_is_built() -> None:
    lines = [line for line in step("Install unattend-gen")["run"].splitlines() if "install" in line]

    assert [
        line for line in lines if "pip install" in line and "--require-hashes" not in line
    ] == []
    assert all("--only-binary :all:" in line for line in lines if "pip install" in line)


def test_other_actions_are_pinned_by_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]

    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []
    assert len(used) == 2

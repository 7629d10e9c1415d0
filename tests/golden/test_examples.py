"""Each example renders to the very bytes in its folder, and its README is correct."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import unattend_gen as ug
from unattend_gen.api.render import MEANT_IN_RENDERED
from unattend_gen.catalog.load import catalog
from unattend_gen.output import write_folder
from unattend_gen.renderer.engine import Rendering, render
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.secrets import read_secret

ROOT = Path(__file__).resolve().parents[2]
FLEETS = {path.parent.name for path in ROOT.glob("examples/*/inventory.csv")}
"""With a test of their own."""
OWN = {path.parent.name for path in ROOT.glob("examples/*/templates")}
"""With templates of their own; likewise."""

EXAMPLES = sorted({path.parent.name for path in ROOT.glob("examples/*/spec.toml")} - FLEETS - OWN)


def rendered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Rendering:
    for line in (folder / "made-up-secrets.env").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        monkeypatch.setenv(name, value)
    return render(load_spec(folder / "spec.toml", target_facts()), catalog(), read_secret)


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_there_is_an_example_for_each_target() -> None:
    assert EXAMPLES == [
        "feature-tour",
        "lab-machine",
        "mak-sample",
        "mdt-share",
        "office-laptop",
        "server-core",
        "sysprep-image",
        "wds-classroom",
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_renders_to_its_expected_files(
    name: str, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    folder = ROOT / "examples" / name
    rendering = rendered(folder, monkeypatch)
    if update_golden:
        shutil.rmtree(folder / "expected", ignore_errors=True)
        write_folder(folder / "expected", rendering.artifacts, replace=False)

    assert content(folder / "expected") == {
        artifact.name: artifact.data for artifact in rendering.artifacts
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_readme_shows_the_command_and_lists_the_files(name: str) -> None:
    folder = ROOT / "examples" / name
    readme = (folder / "README.md").read_text(encoding="utf-8")
    command = (
        f"env $(cat examples/{name}/made-up-secrets.env)"
        f" unattend-gen render examples/{name}/spec.toml --out out/{name}\n"
    )
    listed = [line.split("`")[1] for line in readme.splitlines() if line.startswith("| `")]
    assert command in readme
    assert sorted(listed) == sorted(content(folder / "expected"))


@pytest.mark.parametrize("level", ["error", "warning"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_expected_files_pass_validation_but_for_the_secrets_in_them(
    name: str, level: str
) -> None:
    folder = ROOT / "examples" / name / "expected"

    report = ug.validate(
        folder, fail_on=level, no_config=True, no_ignore=True, ignore=sorted(MEANT_IN_RENDERED)
    )

    assert report.exit_code == 0

"""A secret is in the right file of a target only, and in no message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.cli import app

HEAD = 'target = "{target}"\nwindows = "10-22h2"\n'
KEY = '[product_key]\nactivation = "env:MAK"\n'
LOG_ON = '[wds]\naccount = "joiner"\npassword = "env:PASSWORD"\n'
SHARE = '[mdt]\nuser_password = "env:PASSWORD"\nadmin_password = "env:PASSWORD"\n'
SPEC = HEAD + KEY + LOG_ON + SHARE
MARKS = {TEST_MAK, TEST_MAK.lower(), TEST_MAK.replace("-", ""), CANARY_PASSWORD}

HOLDING = {
    "setup": {"Unattend.xml": {TEST_MAK}},
    "media": {"AutoUnattend.xml": {TEST_MAK}},
    "sysprep": {"Unattend.xml": {TEST_MAK}},
    "wds": {"WdsClientUnattend.xml": {CANARY_PASSWORD}, "ImageUnattend.xml": {TEST_MAK}},
    "mdt": {
        "Bootstrap.ini": {CANARY_PASSWORD},
        "CustomSettings.ini": {TEST_MAK, CANARY_PASSWORD},
    },
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with canary secrets in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("PASSWORD", CANARY_PASSWORD)
    return tmp_path


def rendered(target: str, text: str = SPEC) -> int:
    Path("spec.toml").write_text(text.format(target=target), encoding="utf-8")
    return app.run(["render", "spec.toml", "--out", "out", "--fail-on", "never"])


def marks_in(text: str) -> set[str]:
    return {mark for mark in MARKS if mark in text}


@pytest.mark.parametrize("target", HOLDING)
def test_a_secret_is_in_its_own_file_only(
    target: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rendered(target) == 0

    captured = capsys.readouterr()
    texts = {path.name: path.read_text(encoding="utf-8") for path in (place / "out").iterdir()}
    found = {name: marks_in(text) for name, text in texts.items()}
    assert {name: marks for name, marks in found.items() if marks} == HOLDING[target]
    assert marks_in(captured.out + captured.err) == set()


@pytest.mark.parametrize("target", HOLDING)
def test_the_manifest_marks_files_with_secrets(target: str, place: Path) -> None:
    assert rendered(target) == 0

    manifest = json.loads((place / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert {each["name"] for each in manifest["files"] if each["holds_secret"]} == set(
        HOLDING[target]
    )


@pytest.mark.parametrize("target", ["wds", "mdt"])
@pytest.mark.parametrize(
    ("password", "spoilt"),
    [
        (CANARY_PASSWORD, SPEC.replace("env:MAK", TEST_MAK)),
        (CANARY_PASSWORD, SPEC.replace("env:PASSWORD", CANARY_PASSWORD)),
        (CANARY_PASSWORD, SPEC.replace(KEY, f'{KEY}setup = "env:MAK"\n')),
        (f" {CANARY_PASSWORD}", SPEC),
        (f"{CANARY_PASSWORD}\x1b", SPEC),
    ],
    ids=["key", "password", "setup key", "blank", "control"],
)
def test_no_failure_shows_a_secret(
    target: str,
    password: str,
    spoilt: str,
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PASSWORD", password)

    code = rendered(target, spoilt)

    captured = capsys.readouterr()
    assert (code == 0) is (place / "out").exists()
    assert captured.err
    assert marks_in(captured.out + captured.err) == set()


def test_a_template_of_the_user_cannot_hide_a_secret_from_the_manifest(place: Path) -> None:
    own = place / "own" / "targets" / "wds" / "wds-commands.cmd.j2"
    own.parent.mkdir(parents=True)
    own.write_text(f"slmgr /ipk {TEST_MAK}\n", encoding="utf-8")
    Path("spec.toml").write_text(SPEC.format(target="wds"), encoding="utf-8")

    arguments = ["--out", "out", "--templates", "own", "--fail-on", "never"]
    assert app.run(["render", "spec.toml", *arguments]) == 0

    manifest = json.loads((place / "out" / "manifest.json").read_text(encoding="utf-8"))
    held = {each["name"]: each["holds_secret"] for each in manifest["files"]}
    assert held["wds-commands.cmd"]

"""The example of a rollout: its README is run line by line, and gives what is kept beside it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import TEST_MAK
from unattend_gen.cli import app

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "mak-rollout"
COMMAND = re.compile(r"^ +unattend-gen (.+?)(?: +# exit code (\d))?$", re.MULTILINE)
README = (FOLDER / "README.md").read_text(encoding="utf-8")
COMMANDS = [(line, int(code or 0)) for line, code in COMMAND.findall(README)]


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the example and its secrets, and an empty `out`."""
    shutil.copytree(FOLDER, tmp_path / "examples" / "mak-rollout")
    monkeypatch.chdir(tmp_path)
    for line in (FOLDER / "made-up-secrets.env").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        monkeypatch.setenv(name, value)
    (tmp_path / "out").mkdir()
    return tmp_path


def test_the_commands_of_the_readme_give_what_is_kept(place: Path, *, update_golden: bool) -> None:
    codes = [(line, int(app.run(shlex.split(line)))) for line, _ in COMMANDS]

    ledger = (place / "out" / "mak.ledger").read_bytes()
    (place / "out" / "mak.ledger").unlink()
    if update_golden:
        shutil.rmtree(FOLDER / "expected", ignore_errors=True)
        shutil.copytree(place / "out", FOLDER / "expected")
        (FOLDER / "mak.ledger").write_bytes(ledger)
    assert codes == COMMANDS
    assert content(FOLDER / "expected") == content(place / "out")
    assert TEST_MAK.encode() not in ledger


def test_the_ledger_that_is_kept_says_the_same() -> None:
    kept = ug.activation.ledger(FOLDER / "mak.ledger", on="2026-11-20")

    assert kept.format("csv") == (FOLDER / "expected" / "ledger.csv").read_text(encoding="utf-8")


def test_the_mak_stands_in_answer_files_alone() -> None:
    holding = [name for name, data in content(FOLDER / "expected").items() if b"J8NJ4" in data]

    assert sorted(holding) == [f"machines/west-0{number}/AutoUnattend.xml" for number in (1, 2, 3)]

"""`activation ledger`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

KEYS = ("--key-from", "env:MAK", "--hash-key", "env:HASH_KEY")


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder, with the secrets in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("HASH_KEY", "a long random text that is kept")
    return tmp_path


def run(*arguments: str) -> int:
    return app.run(["activation", "ledger", *arguments])


def test_a_ledger_is_kept_from_count_to_report(place: Path) -> None:
    on = ("--on", "2026-11-02")
    codes = [
        run("record", "m", "--count", "50", *on, *KEYS),
        run("plan", "m", "--name", "west", "--count", "40", *on, *KEYS),
        run("done", "m", "--name", "west", *on, *KEYS),
        run("show", "m", *on, "--format", "html", "--out", "m.html"),
        run("show", "m", *on, "--warn-below", "11"),
        run("show", "m", "--on", "2026-12-02", "--max-age", "29"),
    ]

    assert codes == [0, 0, 0, 0, 1, 1]
    assert {one.name: one.stat().st_mode & 0o777 for one in place.iterdir()} == {
        "m": 0o600,
        "m.html": 0o600,
    }


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["empty", "m"], "must be one of record, plan, done, show"),
        (["record", "m", *KEYS], "--count is missing"),
        (["record", "m", "--count", "5"], "--key-from is missing"),
        (["record", "m", "--count", "5", "--key-from", "env:MAK"], "--hash-key is missing"),
        (["record", "m", "--count", "5", "--name", "x", *KEYS], "--name does not apply"),
        (["plan", "m", "--count", "5", *KEYS], "--name is missing"),
        (["plan", "m", "--name", "x", *KEYS], "--count is missing"),
        (["plan", "m", "-f", "json", *KEYS], "--format does not apply"),
        (["show", "m", "--count", "5"], "--count does not apply"),
        (["show", "m", "--format", "pdf"], "is not a valid format"),
        (["record", "m", "--count", "5", "--on", "soon", *KEYS], "is not a day"),
    ],
)
def test_a_wrong_command_line_is_rejected(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    assert run(*arguments) == ExitCode.USAGE
    assert reason in capsys.readouterr().err
    assert list(place.iterdir()) == []


def test_a_missing_ledger_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "m") == ExitCode.UNUSABLE
    assert "the ledger does not exist" in capsys.readouterr().err


def test_a_report_never_replaces_the_ledger(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("record", "m", "--count", "50", *KEYS)
    (place / "link").symlink_to("m")
    before = (place / "m").read_bytes()

    assert run("show", "link", "--out", "./m", "--force") == ExitCode.USAGE
    assert "--out names the same file as LEDGER" in capsys.readouterr().err
    assert (place / "m").read_bytes() == before

"""`key`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        (TEST_MAK, "unlisted", ExitCode.CLEAN),
        (GVLK_ENTERPRISE.lower(), "published", ExitCode.CLEAN),
        (f"{TEST_MAK[:-1]}B", "mistyped", ExitCode.FINDINGS),
        (TEST_MAK[:-2], "malformed", ExitCode.FINDINGS),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "placeholder", ExitCode.FINDINGS),
    ],
)
def test_a_key_from_a_pipe_is_identified(
    text: str,
    verdict: str,
    code: ExitCode,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, text)

    assert app.run(["key", "--format", "json"]) == code

    shown = json.loads(capsys.readouterr().out)
    assert (shown["schema"], shown["verdict"]) == ("unattend-gen/key/1", verdict)


def test_text_names_each_fact_on_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, TEST_MAK)

    assert app.run(["key"]) == ExitCode.CLEAN

    assert capsys.readouterr().out.splitlines()[:4] == [
        "verdict:           unlisted",
        "last five:         Q4JK2",
        "generation:        pkey2009",
        "checksum matches:  yes",
    ]


def test_a_key_as_an_argument_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["key", TEST_MAK]) == ExitCode.USAGE

    captured = capsys.readouterr()
    assert "must not be an argument" in captured.err
    assert TEST_MAK not in captured.err


def test_an_empty_pipe_is_code_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "")

    assert app.run(["key"]) == ExitCode.UNUSABLE
    assert capsys.readouterr().err.startswith("error: stdin")


def test_it_may_go_to_a_private_file_and_says_so_unless_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "told.txt"
    monkeypatch.setenv("MAK", TEST_MAK)

    assert app.run(["key", "--key-from", "env:MAK", "-o", str(out)]) == ExitCode.CLEAN
    assert app.run(["key", "--key-from", "env:MAK", "-o", str(out)]) == ExitCode.UNUSABLE
    assert (
        app.run(["key", "--key-from", "env:MAK", "-o", str(out), "--force", "-q"]) == ExitCode.CLEAN
    )

    assert "unlisted" in out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("wrote ")) == ("", 1)

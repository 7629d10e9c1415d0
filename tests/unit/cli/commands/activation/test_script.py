"""`activation script`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and a MAK in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK)
    return tmp_path


def test_without_a_file_the_script_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "script"]) == ExitCode.CLEAN

    captured = capsys.readouterr()
    assert captured.out.startswith("<#\n.SYNOPSIS\n")
    assert captured.err == ""


def test_a_file_is_written_as_windows_reads_it(place: Path) -> None:
    assert app.run(["activation", "script", "-o", "activate.ps1"]) == ExitCode.CLEAN

    written = place / "activate.ps1"
    assert written.read_bytes().startswith(b"\xef\xbb\xbf<#\r\n.SYNOPSIS\r\n")
    assert written.stat().st_mode & 0o777 == 0o600


def test_a_name_with_another_ending_is_remarked_on(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["activation", "script", "-o", "activate.txt"])

    assert capsys.readouterr().err == "note: Windows runs it only as a .ps1 file\n"


def test_an_embedded_key_is_written_with_a_warning(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--embed-key", "--key-from", "env:CONTOSO_MAK", "-o", "activate.ps1"]

    assert app.run(["activation", "script", *arguments]) == ExitCode.CLEAN

    captured = capsys.readouterr()
    assert captured.err.startswith("warning: the script contains the key in clear text")
    assert TEST_MAK not in captured.out + captured.err
    assert TEST_MAK in (place / "activate.ps1").read_text(encoding="utf-8-sig")
    assert (place / "activate.ps1").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-o", ""], "--out is empty"),
        (["--embed-key"], "needs a key"),
        (["--embed-key", "--key-from", "env:CONTOSO_MAK"], "is not printed"),
        (["--key-from", "env:CONTOSO_MAK", "-o", "a.ps1"], "which needs --embed-key"),
        (["--as", "msi"], "not a valid value of --as"),
        (["--as", "setup-complete"], "nobody can answer"),
        (["--form", "vbs"], "is not a valid form"),
    ],
)
def test_what_does_not_go_together_is_a_wrong_command_line(
    options: list[str], reason: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["activation", "script", *options]) == ExitCode.USAGE

    captured = capsys.readouterr()
    assert (captured.out, list(place.iterdir())) == ("", [])
    assert reason in captured.err


@pytest.mark.parametrize("arguments", [[TEST_MAK], ["--key-at", TEST_MAK]])
def test_a_mak_on_the_command_line_is_refused_and_not_repeated(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["activation", "script", *arguments]) == ExitCode.UNUSABLE

    captured = capsys.readouterr()
    assert TEST_MAK not in captured.out + captured.err
    assert "--key-at" in captured.err


def test_a_list_of_computers_becomes_a_script_for_them(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "c.csv").write_text("computer\nPC-1\n", encoding="utf-8")

    assert app.run(["activation", "script", "--computers", "c.csv"]) == ExitCode.CLEAN

    assert "New-CimSession" in capsys.readouterr().out

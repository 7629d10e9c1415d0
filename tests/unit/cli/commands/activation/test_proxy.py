"""`activation proxy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    return app.run(["activation", "proxy", *arguments])


def test_both_lists_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == ExitCode.CLEAN

    printed = capsys.readouterr().out
    assert "sls.microsoft.com\n" in printed
    assert "login.live.com\n" in printed


def test_a_written_file_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "squid.conf"

    assert run("--form", "squid", "--list", "present", "--out", str(path)) == ExitCode.CLEAN
    assert run("--check", str(path)) == ExitCode.CLEAN
    assert "13 of 13 addresses are exempt" in capsys.readouterr().out


def test_a_missing_address_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_text("go.microsoft.com:1688\n", encoding="utf-8")

    assert run("--check", str(path)) == ExitCode.FINDINGS
    assert "port 1688 is for KMS" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--form", "pac"],
        ["--form", "xml"],
        ["--list", "future"],
        ["--check", "list.txt", "--form", "squid"],
        ["--check", "list.txt", "--out", "x"],
        ["--check", "list.txt", "--force"],
        ["--format", "json"],
    ],
)
def test_a_wrong_command_line_is_rejected(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == ExitCode.USAGE

    assert capsys.readouterr().out == ""


def test_a_missing_file_is_an_error() -> None:
    assert run("--check", "none.txt") == ExitCode.UNUSABLE

"""`activation vamt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    return app.run(["activation", "vamt", *arguments])


def test_a_script_is_written_for_the_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "export.ps1"

    assert run("export", "--file", r"C:\x.cilx", "-o", str(out)) == ExitCode.CLEAN
    assert out.stat().st_mode & 0o777 == 0o600
    assert b"Export-VamtData" in out.read_bytes()


def test_a_script_is_shown_with_plain_line_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("refresh") == ExitCode.CLEAN
    assert "\r" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["activat"], "is not a valid step"),
        (["read"], "read needs a list"),
        (["read", "x.cil", "--domain", "corp"], "none of the options of a script"),
        (["refresh", "x.cil"], "a script takes neither lists"),
        (["refresh", "--format", "json"], "a script takes neither lists"),
        (["export"], "ends in .cilx"),
    ],
)
def test_a_wrong_command_line_is_rejected(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == ExitCode.USAGE
    assert reason in capsys.readouterr().err

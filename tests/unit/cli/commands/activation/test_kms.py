"""`activation kms`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_name_server, a_silent_name_server
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def test_no_host_in_dns_asks_for_a_mak(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with a_name_server(tmp_path) as server:
        code = app.run(["activation", "kms", "corp.test", "--server", server, "-f", "json"])

    assert code == ExitCode.FINDINGS
    assert json.loads(capsys.readouterr().out)["verdict"] == "none"


def test_a_silent_name_server_leaves_the_result_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    with a_silent_name_server() as server:
        code = app.run(["activation", "kms", "corp.test", "--server", server, "--timeout", "0.4"])

    assert code == ExitCode.UNUSABLE
    assert capsys.readouterr().out.endswith("no domain could be asked: nothing is known\n")


def test_a_script_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kms-detect.ps1"

    assert app.run(["activation", "kms", "--form", "powershell", "-o", str(path)]) == ExitCode.CLEAN
    assert path.read_bytes().startswith(b"# Made by: unattend-gen activation kms")


@pytest.mark.parametrize(
    "arguments",
    [
        ["no domain"],
        pytest.param(["--server", "dns"], marks=pytest.mark.needs("dns")),
        ["--timeout", "x"],
        ["--form", "vbs"],
        ["--form", "cmd", "--server", "192.0.2.53"],
        ["--form", "cmd", "--format", "json"],
        ["--form", "task-sequence"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_rejected(arguments: list[str]) -> None:
    assert app.run(["activation", "kms", "corp.test", *arguments]) == ExitCode.USAGE

"""`activation status`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.captures import a_dli, a_json_file, a_license
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def captures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "PC-1.txt").write_text(a_dli(), encoding="utf-8")
    a_json_file(tmp_path / "other.json", a_license(LicenseStatus=5, LicenseStatusReason=3221549108))
    return tmp_path


@pytest.mark.usefixtures("captures")
def test_a_machine_that_is_activated_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "status", "PC-1.txt"]) == ExitCode.CLEAN

    assert capsys.readouterr().out.endswith("\n1 licence, 1 activated\n")


@pytest.mark.usefixtures("captures")
def test_one_that_is_not_is_a_finding_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "status", "."]) == ExitCode.FINDINGS

    assert "0xC004F034 No valid use licence yet" in capsys.readouterr().out


def test_a_file_is_written_whole(captures: Path) -> None:
    arguments = ["activation", "status", "PC-1.txt", "--format", "json", "-o", "status.json"]

    assert app.run(arguments) == ExitCode.CLEAN
    assert app.run(arguments) == ExitCode.UNUSABLE
    document = json.loads((captures / "status.json").read_bytes())
    assert document["machines"][0]["computer"] == "PC-1"
    assert (captures / "status.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("captures")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], ExitCode.USAGE),
        (["PC-1.txt", "--format", "pdf"], ExitCode.USAGE),
        (["none.txt"], ExitCode.UNUSABLE),
    ],
)
def test_unusable_input_is_reported(
    arguments: list[str], code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["activation", "status", *arguments]) == code

    captured = capsys.readouterr()
    assert (captured.out, "advice:" in captured.err) == ("", True)

"""`activation phone`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.activation_ids import a_confirmation_id, an_installation_id
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    return app.run(["activation", "phone", *arguments])


def test_a_wrong_digit_names_the_group(capsys: pytest.CaptureFixture[str]) -> None:
    groups = an_installation_id(between="-").split("-")
    groups[4] = groups[4][:-1] + "9"

    assert run("--installation-id", "-".join(groups)) == ExitCode.FINDINGS
    assert "group 5 of the installation ID fails the check digit" in capsys.readouterr().out


def test_a_confirmation_id_of_47_digits_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    ids = ("--installation-id", an_installation_id(), "--confirmation-id", a_confirmation_id()[:-1])

    assert run(*ids) == ExitCode.FINDINGS
    assert "the confirmation ID has 47 digits, expected 48" in capsys.readouterr().out


def test_a_page_is_written_for_the_owner_alone(tmp_path: Path) -> None:
    page = tmp_path / "sheet.html"
    ids = ("--computer", "PC-1", "--installation-id", an_installation_id())

    assert run(*ids, "--format", "html", "--out", str(page)) == ExitCode.CLEAN
    assert page.stat().st_mode & 0o777 == 0o600
    assert "<h2>PC-1</h2>" in page.read_text(encoding="utf-8")


def test_a_file_without_ids_produces_no_worksheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_text("hello", encoding="utf-8")

    assert run(str(tmp_path / "x.txt")) == ExitCode.UNUSABLE

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("skipped  ")


def test_a_folder_without_captures_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path)) == ExitCode.UNUSABLE

    assert "no installation ID" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "pdf", "--installation-id", "1"],
        ["--computer", "PC-1"],
        ["--form", "cmd", "--format", "html", "--installation-id", "1"],
    ],
)
def test_a_wrong_command_line_is_rejected(arguments: list[str]) -> None:
    assert run(*arguments) == ExitCode.USAGE

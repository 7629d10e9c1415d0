"""`activation convert`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

TO_KMS = ["--to", "kms", "--edition", "Enterprise", "--windows", "11-24h2"]


def test_the_plan_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "convert", "--to", "mak"]) == ExitCode.CLEAN

    assert capsys.readouterr().out.startswith("From KMS client to MAK\n\n")


def test_the_plan_is_written(tmp_path: Path) -> None:
    out = tmp_path / "plan.md"

    code = app.run(["activation", "convert", *TO_KMS, "-f", "markdown", "-o", str(out)])

    assert code == ExitCode.CLEAN
    assert out.read_text(encoding="utf-8").startswith("# From MAK to KMS client\n")


def test_the_plan_comes_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["activation", "convert", *TO_KMS, "--format", "json"])

    assert json.loads(capsys.readouterr().out)["title"] == "From MAK to KMS client"


@pytest.mark.parametrize("options", [[], ["--to", "oem"], ["--to", "kms"], [*TO_KMS, "-f", "pdf"]])
def test_what_cannot_be_planned_is_a_wrong_command_line(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["activation", "convert", *options]) == ExitCode.USAGE

    assert capsys.readouterr().out == ""

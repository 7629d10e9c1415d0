"""`activation ui`."""

from __future__ import annotations

import json

import pytest

from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


def test_the_steps_of_a_release_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "ui", "--windows", "7"]) == ExitCode.CLEAN

    assert "Click here to activate Windows now" in capsys.readouterr().out


def test_json_has_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "ui", "--format", "json"]) == ExitCode.CLEAN

    assert json.loads(capsys.readouterr().out)["schema"] == "unattend-gen/handout/1"


@pytest.mark.parametrize("options", [["--windows", "12"], ["--format", "pdf"]])
def test_an_unknown_choice_is_a_wrong_command_line(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["activation", "ui", *options]) == ExitCode.USAGE

    assert capsys.readouterr().out == ""

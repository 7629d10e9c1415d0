from __future__ import annotations

import pytest

from unattend_gen.cli import app
from unattend_gen.cli.command_table import every_command


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert app.run([*command.split(), "--help"]) == 0
    return capsys.readouterr().out


def test_an_argument_is_named_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    shown = help_of("validate", capsys)

    assert "Arguments:\n  PATH  Files, folders or -.  [required]\n\nOptions:\n" in shown


def test_a_command_without_shown_arguments_has_options_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = help_of("init", capsys)

    assert "Arguments:" not in shown
    assert "Options:\n  --starter NAME  " in shown


@pytest.mark.parametrize("command", [entry.name for entry in every_command()])
def test_no_help_names_a_type_of_python(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = help_of(command, capsys)

    assert " <" not in shown
    assert "[typed]" not in shown

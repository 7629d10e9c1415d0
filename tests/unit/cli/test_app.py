"""The table of commands, and how trouble becomes an exit code."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys

import pytest

from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.cli.command_table import COMMANDS, CommandEntry, every_command
from unattend_gen.errors import ExitCode, OutputError


def test_bare_help_lists_every_command_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--help"]) == ExitCode.CLEAN

    shown = " ".join(capsys.readouterr().out.split())
    assert [entry.name for entry in COMMANDS if entry.name not in shown] == []
    assert [entry.summary for entry in COMMANDS if entry.summary not in shown] == []


def test_help_that_is_asked_for_before_a_command_lists_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.run(["--help", "validate"]) == ExitCode.CLEAN
    before = capsys.readouterr().out
    app.run(["--help"])

    assert before == capsys.readouterr().out


def test_the_version_is_an_option_among_others_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--version", "key"]) == ExitCode.CLEAN

    assert capsys.readouterr().out.startswith("unattend-gen ")


@pytest.mark.parametrize("entry", every_command(), ids=lambda entry: entry.name)
def test_each_command_has_help_with_examples_and_exit_codes(
    entry: CommandEntry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run([*entry.name.split(), "--help"]) == ExitCode.CLEAN

    shown = capsys.readouterr().out
    assert f"$ unattend-gen {entry.name}" in shown
    assert "Exit codes:\n    0 " in shown


@pytest.mark.parametrize(
    "arguments",
    [["rendr"], ["render"], ["validate", "--no-such-option", "x"], ["key", "--format"]],
)
def test_a_wrong_command_line_is_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(arguments) == ExitCode.USAGE

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert "advice: " in captured.err


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["render"], "unattend-gen render --help shows its options"),
        (["rendr"], "unattend-gen --help lists the commands"),
        (["--versoin"], "unattend-gen --help lists the commands"),
        (["activation", "ui", "--x"], "unattend-gen activation ui --help shows its options"),
        (["activation", "iu"], "unattend-gen activation --help shows its options"),
    ],
)
def test_the_advice_names_the_help_that_is_needed(
    arguments: list[str], advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(arguments)

    assert capsys.readouterr().err.endswith(f"\n  advice: {advice}\n")


def test_no_command_at_all_shows_the_help_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([]) == ExitCode.USAGE

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Usage: unattend-gen ")
    assert "error:" not in captured.err


def test_a_group_alone_shows_its_help_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation"]) == ExitCode.USAGE

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Usage: unattend-gen activation ")
    assert "error:" not in captured.err


def test_the_help_of_a_group_lists_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "--help"]) == ExitCode.CLEAN

    shown = " ".join(capsys.readouterr().out.split())
    group = [entry for entry in every_command() if entry.name.startswith("activation ")]
    assert group
    assert [entry.name for entry in group if f" {entry.own_name} " not in shown] == []
    assert [entry.name for entry in group if entry.summary not in shown] == []


def test_a_mistyped_command_of_a_group_is_answered_with_the_near_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app.run(["activation", "u"])

    assert "ui" in capsys.readouterr().err


def test_a_mistyped_command_is_answered_with_the_near_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app.run(["valdate"])

    assert "validate" in capsys.readouterr().err


def test_a_key_typed_as_an_argument_is_not_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["schema", "xsd", TEST_MAK]) == ExitCode.USAGE

    captured = capsys.readouterr()
    assert TEST_MAK not in captured.out + captured.err


def test_a_bug_names_version_command_and_place_but_no_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(thing: str) -> str:
        raise ZeroDivisionError(thing)

    monkeypatch.setattr("unattend_gen.explain", broken)

    assert app.run(["explain", "CanaryText"]) == ExitCode.BUG

    shown = capsys.readouterr().err
    assert "ZeroDivisionError at test_app.py:" in shown
    assert "in explain" in shown
    assert "CanaryText" not in shown


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (OutputError("it exists", advice="name another"), ExitCode.UNUSABLE),
        (OSError(28, "No space left on device", "x.xml"), ExitCode.UNUSABLE),
    ],
)
def test_trouble_becomes_its_exit_code(
    error: BaseException,
    code: ExitCode,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(_thing: str) -> str:
        raise error

    monkeypatch.setattr("unattend_gen.explain", failing)

    assert app.run(["explain", "exit-codes"]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_closed_output_is_not_reported_as_a_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", None)

    assert app.run(["init"]) == ExitCode.UNUSABLE

    assert capsys.readouterr().err.startswith("error: standard output is closed\n")


def test_a_closed_input_differs_from_an_empty_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert app.run(["key"]) == ExitCode.UNUSABLE

    assert capsys.readouterr().err.startswith("error: stdin: there is no standard input\n")


def test_an_interrupt_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_name: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("unattend_gen.init", interrupt)

    assert app.run(["init"]) == ExitCode.INTERRUPTED

    assert capsys.readouterr().err == "interrupted\n"


class FullDisk(io.StringIO):
    """A stream that takes nothing more."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("stream", [None, FullDisk()])
def test_a_closed_standard_error_does_not_change_the_exit_code(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)

    assert app.run(["rendr"]) == ExitCode.USAGE


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["init"], ["schema", "xsd"]])
def test_a_reader_that_went_away_does_not_look_like_findings(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        [sys.executable, "-m", "unattend_gen", *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )

    os.close(writer)
    assert (done.returncode, done.stderr) == (ExitCode.UNUSABLE, b"")


def test_only_the_module_of_the_called_command_is_imported() -> None:
    for name in [name for name in sys.modules if name.startswith("unattend_gen.cli.commands.")]:
        del sys.modules[name]

    app.run(["explain", "--help"])

    assert [n for n in sys.modules if n.startswith("unattend_gen.cli.commands.")] == [
        "unattend_gen.cli.commands.explain"
    ]


def test_of_a_group_only_the_module_of_the_called_command_is_imported() -> None:
    for name in [name for name in sys.modules if name.startswith("unattend_gen.cli.commands.")]:
        del sys.modules[name]

    app.run(["activation", "ui", "--help"])

    assert [n for n in sys.modules if n.startswith("unattend_gen.cli.commands.")] == [
        "unattend_gen.cli.commands.activation",
        "unattend_gen.cli.commands.activation.ui",
    ]


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

"""What is printed, and what never is."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from tests.samples import TEST_MAK
from unattend_gen.cli import console
from unattend_gen.cli.progress import Names
from unattend_gen.errors import InputError, Mistake, SpecError


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_an_error_shows_place_message_and_advice(capsys: pytest.CaptureFixture[str]) -> None:
    console.show_error(InputError("it is empty", advice="write into it", where="a.xml:1"))

    assert capsys.readouterr().err == "error: a.xml:1: it is empty\n  advice: write into it\n"


def test_each_mistake_of_a_spec_has_its_own_advice(capsys: pytest.CaptureFixture[str]) -> None:
    mistakes = (Mistake("unknown key", "remove it", "disk.siz", 3), Mistake("no target", "add it"))

    console.show_error(SpecError(mistakes, where="spec.toml"))

    assert capsys.readouterr().err == (
        "error: spec.toml:3: disk.siz: unknown key\n"
        "  advice: remove it\n"
        "error: spec.toml: no target\n"
        "  advice: add it\n"
    )


def test_names_from_outside_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    console.show_error(InputError("no such file", advice="look", where="a\x1b]0;x\u202e.xml"))

    assert "error: a\\x1b]0;x\\u202e.xml: no such file\n" in capsys.readouterr().err


def test_a_line_end_in_a_name_cannot_forge_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    console.show_error(InputError("no such file", advice="look", where="a\nerror: all is lost"))

    assert "error: a\\x0aerror: all is lost: no such file\n" in capsys.readouterr().err


def test_a_key_in_a_message_is_masked(capsys: pytest.CaptureFixture[str]) -> None:
    console.show_usage_error(f"Got unexpected extra argument ({TEST_MAK})")

    shown = capsys.readouterr().err
    assert TEST_MAK not in shown
    assert "(***)" in shown


def test_a_key_in_a_name_is_masked_in_messages_and_progress(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.say(f"wrote {TEST_MAK}.txt")
    Names().reading(f"{TEST_MAK}.txt")

    assert capsys.readouterr().err == "wrote ***-Q4JK2.txt\nreading ***-Q4JK2.txt\n"


def test_no_escape_of_an_error_joins_a_key(capsys: pytest.CaptureFixture[str]) -> None:
    console.show_error(InputError(f"no file a\x1b{TEST_MAK}", advice=f"look in \n{TEST_MAK}"))

    assert capsys.readouterr().err == (
        "error: no file a\\x1b***\n  advice: look in \\x0a***-Q4JK2\n"
    )


def test_system_trouble_names_the_file_and_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    console.show_system_error(PermissionError(13, "Permission denied", "a.xml"))

    assert capsys.readouterr().err.startswith("error: a.xml: Permission denied\n")


@pytest.mark.parametrize(
    ("no_colour", "terminal", "streams"),
    [
        ("", "xterm", [Terminal()]),
        ("1", "xterm", []),
        ("", "dumb", []),
    ],
)
def test_colour_is_for_terminals_without_no_color(
    no_colour: str, terminal: str, streams: list[Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", terminal)

    coloured = list(filter(console.wants_colour, (Terminal(), io.StringIO())))

    assert [type(stream) for stream in coloured] == [type(stream) for stream in streams]


def test_characters_outside_of_the_encoding_become_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding="cp437", newline=""))

    console.result("ü <Key>…</Key>\n")
    console.flush()

    assert stream.getvalue() == b"\x81 <Key>\\u2026</Key>\n"


@pytest.mark.parametrize("command", ["validate", "audit", "check", "import", "activation status"])
def test_a_closed_standard_input_is_not_an_empty_document(command: str) -> None:
    line = f'exec "$0" -m unattend_gen {command} - <&-'
    ran = subprocess.run(["/bin/sh", "-c", line, sys.executable], capture_output=True, check=False)

    assert (ran.returncode, ran.stdout) == (3, b"")
    assert ran.stderr.startswith(b"error: standard input is closed\n  advice: pipe ")

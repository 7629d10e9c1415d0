"""What is printed, and what never is."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from tests.samples import TEST_MAK
from unattend_gen.cli import console
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
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


def test_a_key_in_a_name_is_masked_in_talk_and_on_the_line_of_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.say(f"wrote {TEST_MAK}.txt")
    console.StatusLine().show(f"reading {TEST_MAK}.txt")

    assert capsys.readouterr().err == "wrote ***-Q4JK2.txt\n\rreading ***-Q4JK2.txt"


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
def test_colour_is_for_terminals_whose_user_wants_it(
    no_colour: str, terminal: str, streams: list[Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", terminal)

    coloured = list(filter(console.wants_colour, (Terminal(), io.StringIO())))

    assert [type(stream) for stream in coloured] == [type(stream) for stream in streams]


DOCUMENTS = tuple(Document(Location(name), b"") for name in ("a.xml", "b\x1b.xml", "c.xml"))


def test_progress_is_shown_on_a_terminal_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    clock = iter([0.0, 0.1, 0.5, 0.6])
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))

    passed = list(console.watched(DOCUMENTS, quiet=False, verbose=False))

    assert passed == list(DOCUMENTS)
    assert "\r2 documents, 4/s " in terminal.getvalue()
    assert terminal.getvalue().endswith(f"\r{' ' * 40}\r")


def test_no_progress_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(console.watched(DOCUMENTS, quiet=False, verbose=False)) == list(DOCUMENTS)
    assert capsys.readouterr().err == ""


def test_more_talk_names_each_document(capsys: pytest.CaptureFixture[str]) -> None:
    list(console.watched(DOCUMENTS, quiet=False, verbose=True))

    assert capsys.readouterr().err == "reading a.xml\nreading b\\x1b.xml\nreading c.xml\n"


def test_progress_tells_rate_and_time_left_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    clock = iter([0.0, 0.1, 100.0, 200.0])
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))

    with console.progress("rows", is_wanted=True) as progress:
        progress.step(0.0001)
        progress.step(0.01)
        progress.step(0.75)

    assert terminal.getvalue() == (
        f"\r2 rows, 0/s, 2:45:00 left \r3 rows, 0/s, 1:07 left    \r{' ' * 23}\r"
    )


def test_progress_without_a_known_end_tells_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    clock = iter([0.0, 2.0])
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))

    with console.progress("rows", is_wanted=True) as progress:
        progress.step(0.0)

    assert terminal.getvalue().startswith("\r1 rows, 0/s \r")


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_progress_is_silent_where_nobody_wants_or_sees_it(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)

    with console.progress("rows", is_wanted=not stream.isatty()) as progress:
        progress.step(0.5)

    assert stream.getvalue() == ""


def test_what_an_encoding_lacks_is_shown_as_an_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding="cp437", newline=""))

    console.result("ü <Key>…</Key>\n")
    console.flush()

    assert stream.getvalue() == b"\x81 <Key>\\u2026</Key>\n"


def test_a_line_is_written_over_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    line = console.StatusLine()

    line.show("three")
    line.show("two")
    line.clear()
    line.clear()

    assert terminal.getvalue() == f"\rthree\rtwo  \r{' ' * 5}\r"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (59.6, "1:00"), (123, "2:03"), (3723, "1:02:03")]
)
def test_a_duration_has_as_many_parts_as_it_takes(seconds: float, text: str) -> None:
    assert console.duration(seconds) == text


@pytest.mark.parametrize("command", ["validate", "audit", "check", "import", "activation status"])
def test_a_closed_standard_input_is_no_empty_document(command: str) -> None:
    line = f'exec "$0" -m unattend_gen {command} - <&-'
    ran = subprocess.run(["/bin/sh", "-c", line, sys.executable], capture_output=True, check=False)

    assert (ran.returncode, ran.stdout) == (3, b"")
    assert ran.stderr.startswith(b"error: standard input is closed\n  advice: pipe ")

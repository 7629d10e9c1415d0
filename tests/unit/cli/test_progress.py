"""Progress on standard error."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

import unattend_gen as ug
from unattend_gen.cli import console
from unattend_gen.cli.progress import Bar, progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; pytest would undo this between a fixture and the test."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    return stream


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second pass with each look at the clock."""
    clock = iter(range(1000))
    monkeypatch.setattr("unattend_gen.cli.progress.time.monotonic", lambda: float(next(clock)))


def a_row(share: float) -> ug.RowOutcome:
    return ug.RowOutcome(row=2, id=None, folder="PC-1", status="written", share=share)


def test_a_slow_command_shows_how_many_files_of_how_many_are_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = a_terminal(monkeypatch)
    slow(monkeypatch)

    with progress("files", quiet=False) as bar:
        assert bar is not None
        bar.total(4)
        bar.advance(files=3, size_bytes=1500)

    assert "3/4 files, 1.5 kB" in terminal.getvalue()


def test_messages_are_shown_next_to_the_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = a_terminal(monkeypatch)
    slow(monkeypatch)

    with progress("files", quiet=False) as bar:
        assert bar is not None
        bar.advance()
        console.say("wrote a.xml")

    assert "wrote a.xml\n" in terminal.getvalue()


def test_the_number_of_rows_is_estimated_by_the_share_that_was_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = a_terminal(monkeypatch)
    slow(monkeypatch)

    with progress("rows", quiet=False) as bar:
        assert bar is not None
        bar.row(a_row(share=0.01))

    assert "1/100 rows" in terminal.getvalue()


def test_a_fast_command_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = a_terminal(monkeypatch)
    with progress("files", quiet=False) as bar:
        assert isinstance(bar, Bar)
        bar.advance()

    assert terminal.getvalue() == ""


@pytest.mark.parametrize("options", [{"quiet": True}, {"quiet": False}])
def test_nothing_is_shown_where_the_user_is_quiet_or_there_is_no_terminal(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Terminal() if options["quiet"] else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)

    with progress("files", **options) as listener:
        assert listener is None

    assert stream.getvalue() == ""


def test_verbose_names_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("files", quiet=False, verbose=True) as listener:
        assert listener is not None
        listener.reading("b\x1b.xml")
        listener.left_out("c.xml")

    assert capsys.readouterr().err == "reading b\\x1b.xml\nleft out c.xml\n"

"""Printing: results to standard output, messages to standard error. Nothing else prints.

Text from outside is shown without control characters, and anything in the shape of a product key is
masked: a usage error would otherwise quote a key that was typed as an argument.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.api.shown import shown_name, without_keys, without_secret_keys
from unattend_gen.errors import MistakesError, OutputError

if TYPE_CHECKING:
    from typing import TextIO

    from unattend_gen.errors import UnattendError

_RED: Final = "\033[31;1m"
_PLAIN: Final = "\033[0m"
_LAST_STANDARD: Final = 2


def open_streams() -> None:
    """Replace standard error by an empty stream where it is closed.

    The file descriptors below 3 are occupied too, so that no other file gets one of them and
    receives output meant for a standard stream. A closed standard input stays `None`, which is
    different from an empty one.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST_STANDARD:
        pass
    os.close(descriptor)
    sys.stderr = sys.stderr or io.StringIO()


def result(text: str) -> None:
    r"""Write a command's result to standard output.

    Characters that the encoding cannot represent, as in Windows code pages, become escapes such as
    `\u2026`.

    Raises:
        OutputError: standard output is closed.
        OSError: it cannot be written.
    """
    if sys.stdout is None:
        message = "standard output is closed"
        raise OutputError(message, advice="leave it open, or send it to a file")
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError as error:
        sys.stdout.write(text.encode(error.encoding, "backslashreplace").decode(error.encoding))


def flush() -> None:
    """Flush standard output, so that a broken pipe is noticed while it can be handled."""
    if sys.stdout is not None:
        sys.stdout.flush()


def say(text: str) -> None:
    """Write a message to standard error; callers make names from outside printable.

    Product keys in it are masked. If standard error cannot be written, the result and the exit
    code still count.
    """
    try:
        sys.stderr.write(f"{without_secret_keys(text)}\n")
    except OSError:
        abandon(sys.stderr)


def wants_colour(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal, and the user has not asked for plain text."""
    if stream is None:
        return False
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show_error(error: UnattendError) -> None:
    """Show what happened, where, and what to do."""
    if not isinstance(error, MistakesError):
        _show_failure(str(error), error.advice)
        return
    for mistake, line in zip(error.mistakes, error.lines(), strict=True):
        _show_failure(line, mistake.advice)


def show_usage_error(message: str, command: str | None = None) -> None:
    """Show an error in the command line, and which help page to read."""
    advice = (
        f"unattend-gen {command} --help shows its options"
        if command
        else "unattend-gen --help lists the commands"
    )
    _show_failure(message, advice)


def show_system_error(error: OSError) -> None:
    """Show an operating system error that no engine handled."""
    name = f"{error.filename}: " if isinstance(error.filename, str) else ""
    _show_failure(f"{name}{error.strerror or 'input or output failed'}", "check the path and disk")


def show_bug(error: Exception, command: str | None) -> None:
    """Show the bug notice: version, command and type of error; no arguments, values or locals."""
    from unattend_gen import __version__

    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    _show_failure(
        f"a bug in unattend-gen {__version__}: {type(error).__name__} at {place}"
        f" in {command or 'the command line'}",
        "report it to the project with this line and, if you may share it, the input",
    )


def abandon(stream: TextIO) -> None:
    """Redirect a broken stream to nowhere, so that Python does not report it at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _show_failure(message: str, advice: str) -> None:
    label = f"{_RED}error{_PLAIN}" if wants_colour(sys.stderr) else "error"
    say(f"{label}: {shown_name(without_keys(message))}")
    if advice:
        say(f"  advice: {shown_name(advice)}")

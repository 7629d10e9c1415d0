"""The only place that prints: results on standard output, talk on standard error.

Whatever comes from outside is shown without control characters, and anything shaped like a
product key is masked: a key typed as an argument would otherwise be quoted in a usage error.
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
    """Put an empty stream in the place of standard error where it is closed.

    The numbers below 3 are taken as well: a file that got one of them would be written into by
    whoever writes to a standard stream. A closed standard input stays `None`: nobody may take it
    for an empty one.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST_STANDARD:
        pass
    os.close(descriptor)
    sys.stderr = sys.stderr or io.StringIO()


def result(text: str) -> None:
    r"""Write a command's result to standard output.

    A character that its encoding lacks, as code pages of Windows lack many, becomes an escape
    such as `\u2026`.

    Raises:
        OutputError: standard output is closed.
        OSError: it takes no more.
    """
    if sys.stdout is None:
        message = "standard output is closed"
        raise OutputError(message, advice="leave it open, or send it to a file")
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError as error:
        sys.stdout.write(text.encode(error.encoding, "backslashreplace").decode(error.encoding))


def flush() -> None:
    """Hand over everything, so that a broken pipe shows while it can be handled."""
    if sys.stdout is not None:
        sys.stdout.flush()


def say(text: str) -> None:
    """Write talk of ours to standard error; names from outside are made printable before.

    A key in such a name is masked here. Where writing is impossible, the result and the exit code
    still count.
    """
    try:
        sys.stderr.write(f"{without_secret_keys(text)}\n")
    except OSError:
        abandon(sys.stderr)


def wants_colour(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal whose user has not asked for plain text."""
    if stream is None:
        return False
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show_error(error: UnattendError) -> None:
    """What happened, where, and what to do."""
    if not isinstance(error, MistakesError):
        _show_failure(str(error), error.advice)
        return
    for mistake, line in zip(error.mistakes, error.lines(), strict=True):
        _show_failure(line, mistake.advice)


def show_usage_error(message: str, command: str | None = None) -> None:
    """A wrong command line, in our own frame, and where the right one is told."""
    advice = (
        f"unattend-gen {command} --help shows what it takes"
        if command
        else "unattend-gen --help lists the commands"
    )
    _show_failure(message, advice)


def show_system_error(error: OSError) -> None:
    """Trouble with a file that no engine foresaw."""
    name = f"{error.filename}: " if isinstance(error.filename, str) else ""
    _show_failure(f"{name}{error.strerror or 'input or output failed'}", "check the path and disk")


def show_bug(error: Exception, command: str | None) -> None:
    """The bug notice: version, command, kind of error; never arguments, values or locals."""
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
    """Keep Python from complaining about a stream that takes no more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _show_failure(message: str, advice: str) -> None:
    label = f"{_RED}error{_PLAIN}" if wants_colour(sys.stderr) else "error"
    say(f"{label}: {shown_name(without_keys(message))}")
    if advice:
        say(f"  advice: {shown_name(advice)}")

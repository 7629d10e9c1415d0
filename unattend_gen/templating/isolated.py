"""Foreign templates, rendered by a process of their own.

One process serves all templates of a folder, and all rows of an inventory. It gets placeholders
instead of secrets; the secrets are inserted here. A process that reaches a limit ends, and the next
template starts another one.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.errors import TemplateError
from unattend_gen.templating.placeholders import Alphabet, new_alphabet
from unattend_gen.templating.templates import LIMIT_CHARACTERS, Templates
from unattend_gen.templating.transfer import encoded
from unattend_gen.templating.worker import (
    LIMIT_CPU_SECONDS,
    LIMIT_MEMORY_BYTES,
    LIMIT_SECONDS,
    Request,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.secret import Secret

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); "
    "from unattend_gen.templating.worker import main; main()"
)
_KEPT_VARIABLES: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""What Python itself may need to start; all other variables may be secrets."""

_GRACE_SECONDS: Final = 5
_MOST_FAILURES: Final = 3
"""Processes that may end before the folder is given up; an inventory has thousands of rows."""

_LONGEST_ANSWER: Final = 16 * LIMIT_CHARACTERS
"""Bytes; JSON needs up to twelve for a character."""

_FRAME: Final = re.compile(r'File "(.+)", line (\d+) in ')


class IsolatedTemplates:
    """The templates of a folder, which another process renders.

    Args:
        folder: its templates replace built-in ones of the same name.

    Raises:
        InputError: the folder does not exist or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._own = Templates(folder)
        self._folder = folder
        self._lock = threading.Lock()
        self._process: _Process | None = None
        self._failures: list[TemplateError] = []

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the text of a template for these values.

        Raises:
            TemplateError: names the template, the line and a missing name or the limit that was
                reached; never a value.
        """
        with self._lock:
            if len(self._failures) >= _MOST_FAILURES:
                raise self._failures[-1]
            if self._process is None:
                self._process = _Process(self._folder)
            try:
                return self._process.render(name, values)
            except _EndedError as error:
                self._process.close()
                self._process = None
                self._failures.append(error.meaning)
                raise error.meaning from None

    def are_built_in(self, *names: str) -> bool:
        """Return whether the user's folder has no template or folder with one of these names."""
        return self._own.are_built_in(*names)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None:
                self._process.close()
                self._process = None


class _EndedError(Exception):
    """The process ended before it answered."""

    def __init__(self, meaning: TemplateError) -> None:
        super().__init__()
        self.meaning = meaning


class _Process:
    """A process that renders the templates of a folder."""

    def __init__(self, folder: Path) -> None:
        characters = new_alphabet()
        self._alphabet = Alphabet(characters)
        self._lines: dict[str, tuple[str, dict[int, int]]] = {}
        self._last = ""
        process = subprocess.Popen(  # noqa: S603 - Python itself, with a fixed program
            [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            cwd=Path(os.sep).absolute(),
        )
        self._process = process
        self.close = weakref.finalize(self, _end, process)
        self._send([str(Path(place).absolute()) for place in sys.path])
        self._send({"folder": str(folder.absolute()), "alphabet": characters})

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the text of a template with its secrets.

        Raises:
            TemplateError: the template fails.
            _EndedError: the process has reached a limit.
        """
        numbers: dict[Secret, int] = {}

        def placeholder(secret: Secret) -> str:
            if secret.is_empty():
                return ""
            return self._alphabet.placeholder(numbers.setdefault(secret, len(numbers)))

        self._last = name
        request = {"name": name, "values": encoded(values, placeholder)}
        timer = threading.Timer(LIMIT_SECONDS + _GRACE_SECONDS, self._process.kill)
        timer.start()
        try:
            self._send(request)
            text = self._answer()
        finally:
            timer.cancel()
        return self._alphabet.filled(text, tuple(numbers), LIMIT_CHARACTERS, name)

    def _send(self, message: object) -> None:
        # A process that has ended is noticed when it does not answer.
        with contextlib.suppress(BrokenPipeError):
            pipe = _pipe(self._process.stdin)
            pipe.write(json.dumps(message).encode("ascii") + b"\n")
            pipe.flush()

    def _answer(self) -> str:
        """Return the text that the process answers with."""
        while True:
            message = self._message()
            if "loading" in message:
                self._last = str(message["loading"])
            elif "loaded" in message:
                name, file = str(message["loaded"]), str(message["file"])
                lines = {int(code): int(line) for line, code in message["lines"]}
                self._lines[_as_dumped(file)] = name, lines
            elif "error" in message:
                text, advice, where = map(str, message["error"])
                raise TemplateError(text, advice=advice, where=where)
            else:
                return str(message["text"])

    def _message(self) -> Request:
        line = _pipe(self._process.stdout).readline(_LONGEST_ANSWER)
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            raise _EndedError(self._meaning())
        return message

    def _meaning(self) -> TemplateError:
        """Return an error that names the limit and the line at which the process ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE_SECONDS)
        self._process.kill()
        dump = _pipe(self._process.stderr).read().decode("utf-8", "replace")
        message = _limit_reached(self._process.wait(), dump)
        advice = "look for loops, and for texts, lists or numbers that grow"
        return TemplateError(message, advice=advice, where=self._place(dump))

    def _place(self, dump: str) -> str:
        """Return the innermost template and line of a stack that was printed by Python."""
        for file, code in _FRAME.findall(dump):
            if file in self._lines:
                name, lines = self._lines[file]
                known = [line for line in lines if line <= int(code)]
                return f"{name}:{lines[max(known)] if known else 1}"
        return self._last


def _limit_reached(code: int, dump: str) -> str:
    if dump.startswith("Timeout"):
        return f"the template ran longer than the limit of {LIMIT_SECONDS} seconds"
    if _is_out_of_time(code):
        return f"the template used more than {LIMIT_CPU_SECONDS} seconds of processor time"
    mebibytes = LIMIT_MEMORY_BYTES // 2**20
    return f"the templates' process ended, probably at its limit of {mebibytes} MiB of memory"


def _is_out_of_time(code: int) -> bool:
    if sys.platform == "win32":
        return False
    import signal

    return code == -signal.SIGXCPU


def _as_dumped(file: str) -> str:
    """Return a file name as a stack dump of Python spells it."""
    return file.encode("ascii", "backslashreplace").decode("ascii")


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise TypeError
    return pipe


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and close its pipes."""
    process.kill()
    for pipe in (process.stdin, process.stdout, process.stderr):
        with contextlib.suppress(OSError):
            _pipe(pipe).close()
    process.wait()

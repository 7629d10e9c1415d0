"""Helper programs of the system, run so that their input cannot make them do anything else.

A program is looked up once and called by its absolute path. It gets a list of arguments and no
shell, an empty standard input, an environment of a few variables, and only the open files that it
has to read. A helper process that stalls, or whose output is no longer needed, is killed.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.streams.member import PatientReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from unattend_gen.core.location import Location
    from unattend_gen.sources.streams.spool import InheritedFile

STALL_SECONDS: Final = 300.0
"""How long a program may produce nothing before it is killed."""

LISTING_BYTES: Final = 1024**3
"""Longest listing of members that is read."""

_CHUNK_BYTES: Final = 1024 * 1024
_ERROR_BYTES: Final = 8 * 1024
_USUAL_FOLDERS: Final = os.defpath


class ProgramError(OSError):
    """A program rejected its input, stalled, or printed too much.

    Attributes:
        output: the end of its error output, to tell causes apart. It may quote names from the
            input and is never shown.
    """

    def __init__(self, output: bytes = b"") -> None:
        super().__init__()
        self.output = output


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a program.

    Attributes:
        command: the program's absolute path and its arguments.
        files: the files that it reads.
        codes: the exit codes that mean success.
    """

    command: tuple[str, ...]
    files: tuple[InheritedFile, ...] = ()
    codes: frozenset[int] = field(default=frozenset({0}))


@cache
def find_program(program: str) -> str | None:
    """Return the absolute path of a program, or None if it is not installed.

    Only absolute folders of PATH are searched, never the working folder.
    """
    named = os.environ.get("PATH") or _USUAL_FOLDERS
    folders = [folder for folder in named.split(os.pathsep) if Path(folder).is_absolute()]
    place = shutil.which(program, path=os.pathsep.join(folders))
    return str(Path(place).absolute()) if place else None


def missing_program(location: Location, what: str, packages: str) -> Skipped:
    """Return the report that no installed program opens a container.

    Args:
        location: the container.
        what: its kind, with an article: `a WIM image`.
        packages: what to install, for people.
    """
    advice = f"no reader for {what} was found; install {packages}"
    return Skipped(location, SkipReason.NEEDS_EXTRA, advice)


def output_of(call: Call, *, limit_bytes: int = LISTING_BYTES) -> bytes:
    """Return everything that a program prints.

    Raises:
        ProgramError: it failed, stalled, or printed more than the limit.
    """
    content = bytearray()
    with running(call) as output:
        while chunk := output.read(_CHUNK_BYTES):
            content += chunk
            if len(content) > limit_bytes:
                raise ProgramError
    return bytes(content)


@contextmanager
def running(call: Call) -> Iterator[IO[bytes]]:
    """Provide the output of a program while it runs; leaving the block kills it.

    Raises:
        ProgramError: raised at the end of the output if the program failed, or when it stalls.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 - an absolute path and a list, no shell
            call.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=_environment(),
            pass_fds=[one for file in call.files for one in file.descriptors],
            close_fds=True,
            cwd=tempfile.gettempdir(),
            start_new_session=True,
        )
        try:
            with PatientReader(_Output(process, call.codes, errors), _CHUNK_BYTES) as output:
                yield output
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _environment() -> dict[str, str]:
    """Return the variables that a program needs to start: no secret, nothing that configures it."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
    return {"PATH": _USUAL_FOLDERS, "LC_ALL": "C.UTF-8", **kept}


class _Output(io.RawIOBase):
    """The output of a process; reading its end raises an error if the process failed."""

    def __init__(
        self, process: subprocess.Popen[bytes], codes: frozenset[int], errors: IO[bytes]
    ) -> None:
        self._process = process
        self._codes = codes
        self._errors = errors
        self._closed = threading.Event()
        self._begun = self._ended = 0
        threading.Thread(target=self._watch, daemon=True).start()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer)
        chunk = self._next(len(target))
        target[: len(chunk)] = chunk
        if not chunk and self._process.wait() not in self._codes:
            raise ProgramError(self._last_errors())
        return len(chunk)

    def close(self) -> None:
        self._closed.set()
        super().close()

    def _next(self, most: int) -> bytes:
        if self._process.stdout is None:
            return b""
        self._begun += 1
        try:
            return os.read(self._process.stdout.fileno(), most)
        finally:
            self._ended += 1

    def _watch(self) -> None:
        """Kill a process that keeps a single read waiting for the whole time."""
        last = -1
        while not self._closed.wait(STALL_SECONDS):
            waits = self._begun > self._ended
            if waits and self._begun == last:
                self._process.kill()
            last = self._begun if waits else -1

    def _last_errors(self) -> bytes:
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - _ERROR_BYTES))
        return self._errors.read()

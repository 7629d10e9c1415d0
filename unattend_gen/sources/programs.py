"""Programs of the system for what is not opened here, run so that their input commands nothing.

A program is found once, by an absolute path. It gets a list of arguments and no shell, nothing on
its standard input, an environment of a few variables, and of the open files only those it is to
read. One that stands still is ended, and so is one whose output is no
longer wanted.
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

STILL_SECONDS: Final = 300.0
"""How long a program may give nothing before it is ended."""

LISTING_BYTES: Final = 1024**3
"""Longest list of members that is read."""

_CHUNK_BYTES: Final = 1024 * 1024
_WORDS_BYTES: Final = 8 * 1024
_USUAL_FOLDERS: Final = os.defpath


class ProgramError(OSError):
    """A program refused its input, stood still, or gave too much.

    Attributes:
        words: the end of what it said, for telling one refusal from another; it may hold names
            out of the input and is never shown.
    """

    def __init__(self, words: bytes = b"") -> None:
        super().__init__()
        self.words = words


@dataclass(frozen=True, slots=True)
class Call:
    """One run of a program.

    Attributes:
        command: the program's absolute path and its arguments.
        files: what it reads.
        codes: the exit codes that are no refusal.
    """

    command: tuple[str, ...]
    files: tuple[InheritedFile, ...] = ()
    codes: frozenset[int] = field(default=frozenset({0}))


@cache
def find_program(program: str) -> str | None:
    """The absolute path of a program, or None where it is not installed.

    Only absolute folders of PATH count: not the one that the user happens to stand in.
    """
    named = os.environ.get("PATH") or _USUAL_FOLDERS
    folders = [folder for folder in named.split(os.pathsep) if Path(folder).is_absolute()]
    place = shutil.which(program, path=os.pathsep.join(folders))
    return str(Path(place).absolute()) if place else None


def missing_program(location: Location, what: str, packages: str) -> Skipped:
    """Told where no installed program opens something.

    Args:
        location: of what would be opened.
        what: a word for it: `a WIM image`.
        packages: what to install, as a person reads it.
    """
    advice = f"{what} needs what is not installed: {packages}"
    return Skipped(location, SkipReason.NEEDS_EXTRA, advice)


def output_of(call: Call, *, limit_bytes: int = LISTING_BYTES) -> bytes:
    """All that a program prints.

    Raises:
        ProgramError: it refused, stood still, or printed more than the limit.
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
    """What a program prints, while it runs; leaving the block ends it.

    Raises:
        ProgramError: at the end of the output, if the program refused; or it stood still.
    """
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(  # noqa: S603 - an absolute path and a list, no shell
            call.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=words,
            env=_environment(),
            pass_fds=[one for file in call.files for one in file.descriptors],
            close_fds=True,
            cwd=tempfile.gettempdir(),
            start_new_session=True,
        )
        try:
            with PatientReader(_Output(process, call.codes, words), _CHUNK_BYTES) as output:
                yield output
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _environment() -> dict[str, str]:
    """What a program needs to start; nothing that changes what it does, and no secret."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
    return {"PATH": _USUAL_FOLDERS, "LC_ALL": "C.UTF-8", **kept}


class _Output(io.RawIOBase):
    """The output of a process; its end is an error if the process refused."""

    def __init__(
        self, process: subprocess.Popen[bytes], codes: frozenset[int], words: IO[bytes]
    ) -> None:
        self._process = process
        self._codes = codes
        self._words = words
        self._over = threading.Event()
        self._begun = self._ended = 0
        threading.Thread(target=self._watch, daemon=True).start()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer)
        chunk = self._next(len(target))
        target[: len(chunk)] = chunk
        if not chunk and self._process.wait() not in self._codes:
            raise ProgramError(self._last_words())
        return len(chunk)

    def close(self) -> None:
        self._over.set()
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
        """End a process that has let one and the same read wait for the whole time."""
        last = -1
        while not self._over.wait(STILL_SECONDS):
            waits = self._begun > self._ended
            if waits and self._begun == last:
                self._process.kill()
            last = self._begun if waits else -1

    def _last_words(self) -> bytes:
        size = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, size - _WORDS_BYTES))
        return self._words.read()

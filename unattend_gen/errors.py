"""What can go wrong, and the exit code each kind of trouble ends in.

```
UnattendError(message, *, advice, where)     carries no secret; always says what to do next
├─ UsageError         a bad combination of options                            exit 2
├─ InputError         what we were given is unusable                          exit 3
│  ├─ MistakesError   a file that people write; lists every mistake at once
│  │  ├─ SpecError           unknown key, wrong type
│  │  ├─ InventoryError      row and column
│  │  └─ ConfigurationError  likewise, in a file that stands in for options     exit 2
│  ├─ SecretSourceError  an unset variable, an unreadable file
│  ├─ AnswerFileError    not XML, too deep, too large
│  ├─ KeyFormatError     position and reason, never the key
│  └─ TemplateError      template, line, missing name
├─ SourceError        could not be opened or read; becomes `Skipped` in a walk exit 3
├─ WorkerError        a process that worked for this one is gone              exit 3
├─ OutputError        exists already, not writable, escapes the output folder exit 3
└─ CatalogError       our own data is broken: a bug                           exit 70
```

Exceptions are for the caller's problem, findings for the document's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExitCode(IntEnum):
    """How a command ends; the numbers are part of the contract and never a count."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3
    INCOMPLETE = 4
    BUG = 70
    INTERRUPTED = 130


class UnattendError(Exception):
    """The root of everything this package raises on purpose.

    Args:
        message: what happened; never a secret, never a value that may hold one.
        advice: what to do next.
        where: the place, already printable (`spec.toml:12`), or empty.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNUSABLE

    def __init__(self, message: str, *, advice: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.where = where

    def __str__(self) -> str:
        """The place and the message on one line; the advice is printed apart."""
        return f"{self.where}: {self.message}" if self.where else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """How an error comes back from a worker process; it holds no secret that could leak so."""
        return _revived, (type(self), self.args, self.__dict__)


def _revived(
    kind: type[UnattendError], arguments: tuple[object, ...], state: Mapping[str, object]
) -> UnattendError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


class UsageError(UnattendError):
    """Options that do not go together, or a value an option cannot take."""

    exit_code = ExitCode.USAGE


class InputError(UnattendError):
    """What we were given cannot be used."""


class SecretSourceError(InputError):
    """A secret source of `--key-from` or a spec that gives nothing usable."""


class AnswerFileError(InputError):
    """Bytes that are no answer file we can look into.

    Args:
        line: line of the trouble, counted from 1, where it is known.
        column: column on that line, counted from 1, where it is known.
    """

    def __init__(
        self,
        message: str,
        *,
        advice: str,
        where: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message, advice=advice, where=where)
        self.line = line
        self.column = column


class KeyFormatError(InputError):
    """Text that is no product key; says which group and why, never what was written."""


class TemplateError(InputError):
    """A template that does not compile or names something that is not there."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file that people write: place, what it is, what to write instead."""

    message: str
    advice: str
    key_path: str = ""
    line: int | None = None


class MistakesError(InputError):
    """A file that people write and that cannot be used, with every mistake in it.

    Args:
        mistakes: at least one, in the order of the file.
        where: the file's path.
    """

    def __init__(self, mistakes: tuple[Mistake, ...], *, where: str = "") -> None:
        first = mistakes[0]
        super().__init__(first.message, advice=first.advice, where=where)
        self.mistakes = mistakes

    def __str__(self) -> str:
        """Each mistake on a line of its own, as an editor would jump to it."""
        return "\n".join(self.lines())

    def lines(self) -> tuple[str, ...]:
        """One line for each mistake: place, key path, message."""
        return tuple(self._line(mistake) for mistake in self.mistakes)

    def _line(self, mistake: Mistake) -> str:
        place = self.where + (f":{mistake.line}" if mistake.line else "")
        return ": ".join(part for part in (place, mistake.key_path, mistake.message) if part)


class SpecError(MistakesError):
    """A spec that cannot be used."""


class InventoryError(MistakesError):
    """An inventory that cannot be used, or a row of one; names rows and columns."""


class ConfigurationError(MistakesError):
    """A configuration file that cannot be used; it stands in for options, and ends as they do."""

    exit_code = ExitCode.USAGE


class SourceError(UnattendError):
    """A file, folder or container that could not be opened or read."""


class WorkerError(UnattendError):
    """A process that worked for this one ended before its time, killed or out of memory."""


class OutputError(UnattendError):
    """A place that cannot be written: it exists, is full, is locked, or lies outside the folder."""


class CatalogError(UnattendError):
    """Our own data is broken; a bug of this program, not of its user."""

    exit_code = ExitCode.BUG

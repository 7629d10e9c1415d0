"""The exceptions of this package and their exit codes.

```
UnattendError(message, *, advice, where)     never contains a secret; always has advice
├─ UsageError         wrong options or option values                          exit 2
├─ InputError         the input cannot be used                                exit 3
│  ├─ MistakesError   a file written by hand; lists all mistakes
│  │  ├─ SpecError           unknown key, wrong type
│  │  ├─ InventoryError      row and column
│  │  └─ ConfigurationError  a configuration file, which replaces options      exit 2
│  ├─ SecretSourceError  an unset variable, an unreadable file
│  ├─ AnswerFileError    not XML, too deep, too large
│  ├─ KeyFormatError     position and reason, never the key
│  └─ TemplateError      template, line, missing name
├─ SourceError        cannot be opened or read; becomes `Skipped` in a search exit 3
├─ WorkerError        a worker process ended unexpectedly                     exit 3
├─ OutputError        exists, not writable, or outside the output folder      exit 3
└─ CatalogError       our own data is damaged, which is a bug                 exit 70
```

Exceptions are for problems of the caller, findings for problems of a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExitCode(IntEnum):
    """The exit code of a command; the numbers are part of the contract."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3
    INCOMPLETE = 4
    BUG = 70
    INTERRUPTED = 130


class UnattendError(Exception):
    """The base class of all exceptions that this package raises on purpose.

    Args:
        message: what is wrong; never a secret or a value that may contain one.
        advice: what to do.
        where: the location as printable text (`spec.toml:12`), or empty.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNUSABLE

    def __init__(self, message: str, *, advice: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.where = where

    @property
    def location(self) -> str:
        """The location as printable text (`spec.toml:12`), or empty."""
        return self.where

    def __str__(self) -> str:
        """Return location and message on one line, without the advice."""
        return f"{self.where}: {self.message}" if self.where else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Support pickling, so that worker processes can raise errors; they contain no secrets."""
        return _revived, (type(self), self.args, self.__dict__)


def _revived(
    kind: type[UnattendError], arguments: tuple[object, ...], state: Mapping[str, object]
) -> UnattendError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


class UsageError(UnattendError):
    """Options that exclude each other, or an invalid value of an option."""

    exit_code = ExitCode.USAGE


class InputError(UnattendError):
    """An input that cannot be used."""


class SecretSourceError(InputError):
    """A secret source of `--key-from` or a spec that cannot be read or is empty."""


class AnswerFileError(InputError):
    """Bytes that cannot be parsed as an answer file.

    Args:
        line: where the error is, counted from 1, or None.
        column: on that line, counted from 1, or None.
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
    """Text that is not a product key; the message names group and reason, not the text."""


class TemplateError(InputError):
    """A template that does not compile or uses an undefined name."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a file written by hand: what is wrong, and what to write instead."""

    message: str
    advice: str
    key_path: str = ""
    line: int | None = None


class MistakesError(InputError):
    """A file written by hand that cannot be used, with all mistakes in it.

    Args:
        mistakes: at least one, in the order of the file.
        where: the file's path.
    """

    def __init__(self, mistakes: tuple[Mistake, ...], *, where: str = "") -> None:
        first = mistakes[0]
        super().__init__(first.message, advice=first.advice, where=where)
        self.mistakes = mistakes

    def __str__(self) -> str:
        """Return each mistake on a line of its own, in the format of editors."""
        return "\n".join(self.lines())

    def lines(self) -> tuple[str, ...]:
        """Return a line for each mistake: location, key path, message."""
        return tuple(self._line(mistake) for mistake in self.mistakes)

    def _line(self, mistake: Mistake) -> str:
        place = self.where + (f":{mistake.line}" if mistake.line else "")
        return ": ".join(part for part in (place, mistake.key_path, mistake.message) if part)


class SpecError(MistakesError):
    """A spec that cannot be used."""


class InventoryError(MistakesError):
    """An inventory or a row that cannot be used; the message names row and column."""


class ConfigurationError(MistakesError):
    """A configuration file that cannot be used; the exit code is that of wrong options."""

    exit_code = ExitCode.USAGE


class SourceError(UnattendError):
    """A file, folder or container that could not be opened or read."""


class WorkerError(UnattendError):
    """A worker process that ended unexpectedly, killed or out of memory."""


class OutputError(UnattendError):
    """A path that cannot be written: it exists, is full, locked or outside the output folder."""


class CatalogError(UnattendError):
    """Damaged data of this program, which is a bug."""

    exit_code = ExitCode.BUG

"""The arguments of public functions: paths, content in memory, names and numbers.

Each `require_…` function and each reader raises `UsageError` that names the argument and the types
it takes, so that a wrong call fails here and not deep in an engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from unattend_gen.core.document import Document
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.errors import UsageError

PathInput: TypeAlias = str | Path
"""The path of one file or folder."""

Input: TypeAlias = str | Path | bytes | Document
"""A path, `-` for standard input, or content in memory; a `Document` gives it a name."""

Inputs: TypeAlias = Input | Iterable[Input]
Names: TypeAlias = str | Iterable[str]
"""One name or several; a text may list them with commas."""

MEMORY: Final = "<memory>"
"""The path that findings show for bytes; further ones are numbered."""

_LEVELS: Final = {severity.label: severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class Given:
    """The inputs of a call.

    Attributes:
        paths: of files and folders, as they were written.
        documents: content in memory.
    """

    paths: tuple[str, ...]
    documents: tuple[Document, ...]


def inputs(argument: str, value: Inputs) -> Given:
    """Return paths and content apart, each in the order given.

    Raises:
        UsageError: an item is neither a path nor content.
    """
    paths: list[str] = []
    documents: list[Document] = []
    single = isinstance(value, str | Path | bytes | Document)
    for item in (value,) if single else _items(argument, value):
        match item:
            case bytes():
                name = f"{MEMORY[:-1]} {len(documents) + 1}>" if documents else MEMORY
                documents.append(Document(Location(name), item))
            case Document():
                documents.append(item)
            case str() | Path():
                paths.append(str(item))
            case _:
                raise wrong_type(argument, "paths (str or Path), bytes or a Document", item)
    return Given(tuple(paths), tuple(documents))


def paths(argument: str, value: PathInput | Iterable[PathInput]) -> tuple[str, ...]:
    """Return the paths of files and folders as text.

    Raises:
        UsageError: an item is not a path.
    """
    single = isinstance(value, str | Path | bytes)
    return tuple(path(argument, item) for item in ((value,) if single else _items(argument, value)))


def path(argument: str, value: object) -> str:
    """Return a path as text.

    Raises:
        UsageError: it is not a path.
    """
    if isinstance(value, bytes | Document):
        message = f"{argument} takes a path, not content in memory"
        raise UsageError(message, advice="write it to a file first")
    if not isinstance(value, str | Path):
        raise wrong_type(argument, "a path (str or Path)", value)
    return str(value)


def optional_path(argument: str, value: object) -> str | None:
    """Return a path as text; None stays None.

    Raises:
        UsageError: it is not a path.
    """
    return None if value is None else path(argument, value)


def names(argument: str, value: Names) -> tuple[str, ...]:
    """Return the names of a text with commas, or of several texts.

    Raises:
        UsageError: an item is not a text.
    """
    return tuple(
        name
        for text in texts(argument, value)
        for part in text.split(",")
        if (name := part.strip())
    )


def optional_names(argument: str, value: Names | None) -> tuple[str, ...] | None:
    """Return the names of a text with commas, or of several texts; None for None.

    Raises:
        UsageError: an item is not a text.
    """
    return None if value is None else names(argument, value)


def texts(argument: str, value: Names) -> tuple[str, ...]:
    """Return one text or several as a tuple.

    Raises:
        UsageError: an item is not a text.
    """
    found: list[str] = []
    for item in (value,) if isinstance(value, str) else _items(argument, value):
        if not isinstance(item, str):
            raise wrong_type(argument, "one str or several", item)
        found.append(item)
    return tuple(found)


def severity(argument: str, value: str | Severity | None) -> Severity | None:
    """Return the severity that `error`, `warning` or `note` names; None for `never`.

    Raises:
        UsageError: it names no severity.
    """
    if isinstance(value, Severity):
        return value
    if value == "never":
        return None
    if not isinstance(value, str):
        raise wrong_type(argument, "error, warning, note or never", value)
    if value not in _LEVELS:
        message = f"{argument} takes error, warning, note or never"
        raise UsageError(message, advice="leave it out for the default")
    return _LEVELS[value]


def require_format(name: object, formats: Iterable[str]) -> None:
    """Require a format to be one of those there are.

    Raises:
        UsageError: it is not; the message lists them.
    """
    valid = tuple(formats)
    if name not in valid:
        message = f"{name} is not a format here; valid formats: {', '.join(valid)}"
        raise UsageError(message, advice="omit --format for text")


def require_texts(**arguments: object) -> None:
    """Require each argument to be a text or None.

    Raises:
        UsageError: one is not.
    """
    for argument, value in arguments.items():
        if not isinstance(value, str | None):
            raise wrong_type(argument, "a str", value)


def require_flags(**arguments: object) -> None:
    """Require each argument to be True or False.

    Raises:
        UsageError: one is not.
    """
    for argument, value in arguments.items():
        if not isinstance(value, bool):
            raise wrong_type(argument, "True or False", value)


def require_counts(**arguments: object) -> None:
    """Require each argument to be a number of 1 or more, or None.

    Raises:
        UsageError: one is not.
    """
    for argument, value in arguments.items():
        if value is None:
            continue
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong_type(argument, "an int", value)
        if value < 1:
            message = f"{argument} takes 1 or more"
            raise UsageError(message, advice="leave it out for the default")


def wrong_type(argument: str, expected: str, value: object) -> UsageError:
    """Return an error that names the argument and the type of the value, never the value."""
    message = f"{argument} takes {expected}, not {type(value).__name__}"
    return UsageError(message, advice=f"pass {expected} as {argument}")


def _items(argument: str, value: object) -> Iterable[object]:
    if not isinstance(value, Iterable) or isinstance(value, bytes):
        raise wrong_type(argument, "one item or several", value)
    return value

"""Find and read the configuration: a file of its own, or a table in `pyproject.toml`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from unattend_gen.configuration.checks import Vocabulary, check_table
from unattend_gen.configuration.values import (
    AllowedFinding,
    AuditKeys,
    Configuration,
    FileIgnores,
)
from unattend_gen.core.key_path import shown
from unattend_gen.errors import ConfigurationError, Mistake
from unattend_gen.pipes import is_waiting_pipe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unattend_gen.toml.text import Table


OWN_FILE: Final = "unattend-gen.toml"
PYPROJECT: Final = "pyproject.toml"

_TABLE: Final = ("tool", "unattend-gen")
_HEADER: Final = re.compile(
    rb"""^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*["']?unattend-gen["']?[ \t]*[].]""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the path of our table in it; empty for the whole file."""

    path: Path
    table: tuple[str, ...]


def place_in(path: Path) -> Place:
    """Return the place in a file that was named: our table in `pyproject.toml`, else all of it."""
    return Place(path, _TABLE if path.name == PYPROJECT else ())


def find_configuration(start: Path) -> Place | None:
    """Return the nearest configuration in a folder or above it, up to the top of a checkout.

    In one folder, our own file takes precedence over `pyproject.toml`. A `pyproject.toml` without
    our table is ignored.

    Args:
        start: an absolute path.
    """
    for folder in (start, *start.parents):
        if _is_file(folder / OWN_FILE):
            return place_in(folder / OWN_FILE)
        if _has_own_table(folder / PYPROJECT):
            return place_in(folder / PYPROJECT)
        if os.path.lexists(folder / ".git"):
            return None
    return None


def _is_file(path: Path) -> bool:
    """Return whether a file exists; False if it cannot be accessed."""
    try:
        return path.is_file()
    except OSError:
        return False


def _has_own_table(path: Path) -> bool:
    """Return whether a `pyproject.toml` has the header of our table, even if it is invalid TOML.

    False if the file cannot be read.
    """
    try:
        return path.is_file() and _HEADER.search(path.read_bytes()) is not None
    except OSError:
        return False


LIMIT_BYTES: Final = 1024 * 1024
"""A `pyproject.toml` has the settings of many tools, and still only a few kilobytes."""


def read_configuration(place: Place, words: Vocabulary, *, shown_as: str) -> Configuration:
    """Return the configuration at a place.

    Args:
        place: the file and the table in it.
        words: the valid words of its keys.
        shown_as: the path to show in messages.

    Raises:
        ConfigurationError: lists every mistake with its line, in the order of the file.
    """
    try:
        text = _text(place.path)
        table = _table(text, place.table)
        _require_valid(table, place, words, text)
    except ConfigurationError as error:
        raise ConfigurationError(error.mistakes, where=shown_as) from None
    return _configuration(table, place.path)


def _table(text: str, steps: tuple[str, ...]) -> Table:
    from unattend_gen.toml.text import toml_table  # loads a parser, only where there is a file

    try:
        data = toml_table(text)
    except RecursionError:
        raise _unusable(
            "is nested too deeply", "use no tables but per-file-ignores and audit"
        ) from None
    if isinstance(data, Mistake):
        raise ConfigurationError((data,))
    found: object = data
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise _unusable(f"has no table [{'.'.join(steps)}]", "add it, or name another file")
    return found


def _require_valid(table: Table, place: Place, words: Vocabulary, text: str) -> None:
    found = tuple(check_table(table, place.table, words))
    if not found:
        return
    from unattend_gen.toml.lines import toml_lines

    lines = toml_lines(text)
    placed = (
        Mistake(one.message, one.advice, shown(one.path), lines.get(one.path)) for one in found
    )
    raise ConfigurationError(tuple(sorted(placed, key=lambda mistake: mistake.line or 0)))


def _text(path: Path) -> str:
    try:
        if is_waiting_pipe(path):
            raise _unusable("is a pipe", "name a file")
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a path").lower()
        raise _unusable(f"cannot be read: {reason}", "name another file") from error
    if len(data) > LIMIT_BYTES:
        raise _unusable("is larger than 1 MiB", "name a configuration file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # the cause holds the bytes
        raise _unusable("is not UTF-8 text", "save it as UTF-8") from None


def _unusable(message: str, advice: str) -> ConfigurationError:
    return ConfigurationError((Mistake(message, advice),))


def _configuration(table: Table, path: Path) -> Configuration:
    """Return the values of a table without mistakes, so each has the right type."""
    texts = cast("Mapping[str, str]", table)
    lists = cast("Mapping[str, list[str]]", table)
    by_pattern = cast("Mapping[str, list[str]]", table.get("per-file-ignores", {}))
    return Configuration(
        path=path,
        windows=texts.get("windows"),
        select=tuple(lists["select"]) if "select" in table else None,
        ignore=tuple(lists.get("ignore", ())),
        exclude=tuple(lists.get("exclude", ())),
        fail_on=texts.get("fail-on"),
        report_format=texts.get("format"),
        baseline=path.parent / texts["baseline"] if "baseline" in table else None,
        per_file_ignores=tuple(FileIgnores(key, tuple(value)) for key, value in by_pattern.items()),
        audit=_audit_keys(cast("Table", table.get("audit", {})), path),
    )


def _audit_keys(table: Table, path: Path) -> AuditKeys:
    entries = cast("list[Mapping[str, str]]", table.get("allow", []))
    baseline = cast("str | None", table.get("baseline"))
    return AuditKeys(
        allow=tuple(
            AllowedFinding(
                reason=entry["reason"],
                path=entry.get("path"),
                rule=entry.get("rule"),
                fingerprint=entry.get("fingerprint"),
            )
            for entry in entries
        ),
        exclude=tuple(cast("list[str]", table.get("exclude", []))),
        baseline=path.parent / baseline if baseline else None,
    )

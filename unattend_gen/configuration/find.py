"""Where the configuration stands: a file of its own, or a table in `pyproject.toml`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

OWN_FILE: Final = "unattend-gen.toml"
PYPROJECT: Final = "pyproject.toml"

_TABLE: Final = ("tool", "unattend-gen")
_HEADER: Final = re.compile(
    rb"""^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*["']?unattend-gen["']?[ \t]*[].]""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the table in it that is ours; no steps for the whole file."""

    path: Path
    table: tuple[str, ...]


def place_of(path: Path) -> Place:
    """The place in a file that was named: in `pyproject.toml` our table, else the whole file."""
    return Place(path, _TABLE if path.name == PYPROJECT else ())


def find(start: Path) -> Place | None:
    """The nearest configuration in a folder or above it, at most up to the top of a checkout.

    In one folder our own file goes before `pyproject.toml`. A `pyproject.toml` without our table
    is passed over.

    Args:
        start: an absolute path.
    """
    for folder in (start, *start.parents):
        if _is_file(folder / OWN_FILE):
            return place_of(folder / OWN_FILE)
        if _speaks_of_us(folder / PYPROJECT):
            return place_of(folder / PYPROJECT)
        if os.path.lexists(folder / ".git"):
            return None
    return None


def _is_file(path: Path) -> bool:
    """Whether a file is there; not where nobody may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def _speaks_of_us(path: Path) -> bool:
    """Whether a `pyproject.toml` has our table, told by its header: one that is broken has it too.

    A file that cannot be read has none.
    """
    try:
        return path.is_file() and _HEADER.search(path.read_bytes()) is not None
    except OSError:
        return False

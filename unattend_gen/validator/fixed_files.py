"""What comes of fixed documents: the file in its place, or the difference to look at."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import OutputError, UsageError
from unattend_gen.output import rewrite_file
from unattend_gen.validator.displayed import displayed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.document import Document
    from unattend_gen.validator.fixes import Fixed


def require_writable_files(paths: Iterable[str]) -> None:
    """See, before anything is written, that each path that was named can be written to.

    Raises:
        UsageError: standard input is among them.
        OutputError: a symbolic link is among them.
    """
    for path in paths:
        if path == "-":
            message = "standard input cannot be fixed in its place"
            raise UsageError(message, advice="name the file, or let --diff show the fixes")
        if Path(path).is_symlink():
            raise _refusal("it is a symbolic link", "name the file itself", path)


def write(fixed: Fixed) -> None:
    """Put the fixed document in the place of the original, in one step; all else stays.

    Raises:
        OutputError: the file is a link, has changed since it was read, or cannot be written; it
            is then as it was.
    """
    if fixed.document.data == fixed.original.data:
        return
    place = fixed.original.location
    if place.inside:
        advice = "unpack it, then name the file"
        raise _refusal("it stands in an archive", advice, str(place))
    rewrite_file(Path(place.path), fixed.original.data, fixed.document.data)


def difference(fixed: Fixed, catalog: Catalog) -> str:
    """What the fixes change, as a unified diff; empty where they change nothing.

    For reading only: values that are or may be secret are `…` on both sides.
    """
    if fixed.document.data == fixed.original.data:
        return ""
    name = shown_name(str(fixed.original.location))
    lines = unified_diff(
        _lines(fixed.original, catalog),
        _lines(fixed.document, catalog),
        fromfile=name,
        tofile=f"{name} (fixed)",
        lineterm="",
    )
    return "".join(f"{line}\n" for line in lines)


def _lines(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """The lines as they may be shown; the end of the last one begins no other."""
    lines = displayed_lines(document, catalog)
    return lines if lines[-1] else lines[:-1]


def _refusal(message: str, advice: str, path: str) -> OutputError:
    return OutputError(message, advice=advice, where=shown_name(path))

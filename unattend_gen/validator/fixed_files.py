"""Fixed documents: written in place, or shown as a difference."""

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
    """Check that each path can be written, before anything is written.

    Raises:
        UsageError: standard input is among the paths.
        OutputError: a symbolic link is among the paths.
    """
    for path in paths:
        if path == "-":
            message = "standard input cannot be fixed in place"
            raise UsageError(message, advice="name the file, or use --diff to show the fixes")
        if Path(path).is_symlink():
            raise _refusal("it is a symbolic link", "name the file itself", path)


def write(fixed: Fixed) -> None:
    """Replace the original with the fixed document atomically; nothing else changes.

    Raises:
        OutputError: the file is a link, has changed since it was read, or cannot be written; the
            file is
            unchanged.
    """
    if fixed.document.data == fixed.original.data:
        return
    place = fixed.original.location
    if place.inside:
        advice = "unpack it, then name the file"
        raise _refusal("it is in an archive", advice, str(place))
    rewrite_file(Path(place.path), fixed.original.data, fixed.document.data)


def difference(fixed: Fixed, catalog: Catalog) -> str:
    """Return the changes of the fixes as a unified diff, empty if there are none.

    The diff is for reading only: values that may be secret are `…` on both sides.
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
    """Return the lines as they may be shown, without an empty line at the end."""
    lines = displayed_lines(document, catalog)
    return lines if lines[-1] else lines[:-1]


def _refusal(message: str, advice: str, path: str) -> OutputError:
    return OutputError(message, advice=advice, where=shown_name(path))

"""File names: which are safe below an output folder on every platform, and which are the same file.

Names of artifacts may come from anywhere, so the rules of all platforms apply on each of them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.quoting import printable
from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN_PREFIX: Final = ".unattend-gen-"
"""Prefix of our own lock files and private folders; no artifact may have it."""

LONGEST_FOLDER_NAME: Final = 150
"""In bytes. Most systems allow 255, and our own prefix and suffix are added to it."""

_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
"""Control characters, and what Windows forbids; a colon names a drive or a hidden stream there."""

_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\..*)?",
    re.IGNORECASE,
)
"""Names of devices, in every folder of Windows and with any suffix."""


def require_safe_names(names: Iterable[str]) -> None:
    """Check that relative paths with forward slashes stay below their folder and are distinct.

    Raises:
        OutputError: a name is empty, absolute, leads out of the folder, is reserved on Windows, or
            differs from another only in case.
    """
    seen: Counter[str] = Counter()
    for name in names:
        for part in name.split("/"):
            _require_safe(part, name)
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            message = f"two files have the name `{shown_name(name)}`"
            raise OutputError(message, advice="names must differ in more than their case")


def folder_name_problem(name: str) -> str | None:
    """Return why a text cannot be the name of a single folder, or None.

    Stricter than for artifacts, because the name may come from anywhere: it must leave room for
    our own prefix, and all of its characters must be visible.
    """
    if "/" in name:
        return "it contains a slash"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_FOLDER_NAME:
        return f"it is longer than {LONGEST_FOLDER_NAME} bytes"
    if printable(name) != name:
        return "it contains an invisible character"
    if name.startswith((" ", "-")):
        return "it begins with a space or a dash"
    return _problem(name)


def is_same_file(one: str, other: str) -> bool:
    """Return whether two names lead to one file, through links or by another spelling or case.

    If neither exists, their file system may or may not distinguish case; they count as the same
    file if they differ only in case.
    """
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one is missing, unreadable or not a valid name
        return _would_be_same(one, other)


def is_below(path: str, folder: str) -> bool:
    """Return whether a file is in a folder or one of its subfolders, after following links."""
    try:
        place = Path(os.path.realpath(path))
    except ValueError:  # not a valid name
        return False
    return any(is_same_file(str(parent), folder) for parent in place.parents)


def is_standard_input(path: str) -> bool:
    """Return whether standard input reads from this file."""
    try:
        return os.path.samestat(os.fstat(0), os.stat(path))  # noqa: PTH116 - a Path would change the name
    except (OSError, ValueError):
        return False


def _require_safe(part: str, name: str) -> None:
    problem = _problem(part)
    if problem:
        message = f"the name `{shown_name(name)}` cannot be written: {problem}"
        raise OutputError(message, advice="use letters, digits, dots, dashes and underscores")


def _problem(part: str) -> str | None:
    if part in {"", ".", ".."}:
        return "it leads out of its folder"
    if _FORBIDDEN.search(part):
        return "it contains a character that not every system allows"
    if part.endswith((".", " ")):
        return "Windows drops a dot or space at the end"
    if _RESERVED.fullmatch(part):
        return "Windows reserves it for a device"
    if part.startswith(OWN_PREFIX):
        return "this program reserves such names for itself"
    return None


def _would_be_same(one: str, other: str) -> bool:
    try:
        places = os.path.realpath(one), os.path.realpath(other)
    except ValueError:
        return False
    if any(map(os.path.lexists, places)):
        return places[0] == places[1]
    return _folded(places[0]) == _folded(places[1])


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())

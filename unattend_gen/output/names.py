"""Which names of artefacts are safe below an output folder, on every platform alike."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.quoting import printable
from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN_PREFIX: Final = ".unattend-gen-"
"""How our own lock files and private folders begin; no artefact may be called so."""

LONGEST_FOLDER_NAME: Final = 150
"""Bytes; most systems allow 255, and names of ours are put around it."""

_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
"""Control characters, and what Windows forbids; a colon is a drive or a hidden stream there."""

_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\..*)?",
    re.IGNORECASE,
)
"""Names of devices in every folder of Windows, whatever suffix they carry."""


def demand_safe_names(names: Iterable[str]) -> None:
    """See that relative paths with forward slashes stay below their folder and apart.

    Raises:
        OutputError: a name that is empty, absolute, climbs, is reserved on Windows, or differs
            from another in case only.
    """
    seen: Counter[str] = Counter()
    for name in names:
        for part in name.split("/"):
            _demand_safe(part, name)
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            message = f"two files would be called {shown_name(name)}"
            raise OutputError(message, advice="names must differ in more than their case")


def folder_name_trouble(name: str) -> str | None:
    """What keeps a text from being the name of one folder, or None; other folders are not asked.

    Stricter than for files of ours, for the name may come from anywhere: it is short enough for
    every system beside our own prefix, and every character of it can be seen.
    """
    if "/" in name:
        return "it holds a slash"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_FOLDER_NAME:
        return f"it is longer than {LONGEST_FOLDER_NAME} bytes"
    if printable(name) != name:
        return "it holds a character that cannot be seen"
    if name.startswith((" ", "-")):
        return "it begins with a blank or a dash"
    return _trouble(name)


def _demand_safe(part: str, name: str) -> None:
    trouble = _trouble(part)
    if trouble:
        message = f"the name {shown_name(name)!r} cannot be written: {trouble}"
        raise OutputError(message, advice="use letters, digits, dots, dashes and underscores")


def _trouble(part: str) -> str | None:
    if part in {"", ".", ".."}:
        return "it does not stay below its folder"
    if _FORBIDDEN.search(part):
        return "it holds a character that not every system allows"
    if part.endswith((".", " ")):
        return "Windows drops a dot or blank at the end"
    if _RESERVED.fullmatch(part):
        return "Windows keeps it for a device"
    if part.startswith(OWN_PREFIX):
        return "this program keeps such names for itself"
    return None

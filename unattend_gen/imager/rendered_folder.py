"""Reading a rendered folder: the manifest, and every file that it lists, unchanged.

The folder is listed before any file is opened, so that neither a name in the manifest nor a link
can lead out of it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.artifact import MANIFEST_NAME, MANIFEST_SCHEMA, Artifact
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import InputError
from unattend_gen.sources.regular_file import read_regular_file
from unattend_gen.sources.walk.tree import entries, is_real_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


OEM: Final = "$OEM$/"
"""The folder that users may add files to."""

LIMIT_BYTES: Final = 256 * 1024 * 1024
"""Limit on the content of an image, which is made in memory."""

_DEEPEST: Final = 64
_RENDER_AGAIN: Final = "render the folder again"


def read_rendered(folder: str, *, with_own_oem: bool) -> tuple[Artifact, ...]:
    """Return the files of a rendered folder sorted by name, without the manifest.

    Args:
        folder: a folder that `render` wrote.
        with_own_oem: whether files below `$OEM$` that the manifest does not list are included.

    Raises:
        InputError: the folder or a file in it cannot be used; names it.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - a Path would change the name
        raise _refusal(folder, "no such folder", "name a folder that render has written")
    found = dict(_files(folder))
    if MANIFEST_NAME not in found:
        advice = (
            "name a folder that render has written; for an inventory, the folder of one computer"
        )
        raise _refusal(folder, f"there is no {MANIFEST_NAME}", advice)
    listed = read_manifest(_content(found.pop(MANIFEST_NAME)), found_in=f"{folder}/{MANIFEST_NAME}")
    _require_listed(folder, found, listed, with_own_oem=with_own_oem)
    budget = LIMIT_BYTES
    files = []
    for name in sorted(found):
        data = _content(found[name])
        budget -= len(data)
        if budget < 0:
            advice = "an image is for answer files and scripts, not for installers"
            raise _refusal(folder, f"more than {LIMIT_BYTES // 1024**2} MiB", advice)
        files.append(_artifact(name, data, listed.get(name), found[name]))
    return tuple(files)


def _require_listed(
    folder: str, found: dict[str, str], listed: dict[str, Listed], *, with_own_oem: bool
) -> None:
    for name in listed:
        if name not in found:
            raise _refusal(f"{folder}/{name}", "the manifest lists this file, but it is missing")
    for name, path in found.items():
        if name not in listed and not (with_own_oem and name.startswith(OEM)):
            advice = "move it away; files for the computer go below $OEM$, with --oem"
            raise _refusal(path, "this file was not rendered", advice)


def _artifact(name: str, data: bytes, listed: Listed | None, path: str) -> Artifact:
    if listed is None:
        return Artifact(name, data, holds_secret=False)
    if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), listed.sha256):
        raise _refusal(path, "the file was changed after it was rendered")
    return Artifact(name, data, listed.holds_secret, listed.last_fives)


def _files(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each file below the folder and its path; links are rejected."""
    pending = [(folder, "", 0)]
    while pending:
        current, above, depth = pending.pop()
        if depth > _DEEPEST:
            raise _refusal(current, "folders are nested too deeply", "remove some levels")
        for entry, is_folder, is_file in _listing(current):
            name = f"{above}{entry.name}"
            if is_folder:
                pending.append((entry.path, f"{name}/", depth + 1))
            elif is_file:
                yield name, entry.path
            else:
                raise _refusal(entry.path, "this is neither a file nor a folder", "remove it")


def _listing(folder: str) -> list[tuple[os.DirEntry[str], bool, bool]]:
    """Return the entries of a folder, with whether each is a folder and whether it is a file."""
    try:
        return [
            (entry, is_real_folder(entry), entry.is_file(follow_symlinks=False))
            for entry in entries(folder)
        ]
    except OSError as error:
        raise _refusal(folder, "the folder cannot be listed", "check its permissions") from error


def _content(path: str) -> bytes:
    document = read_regular_file(path)
    if isinstance(document, Skipped):
        is_large = document.reason is SkipReason.TOO_LARGE
        message = "the file is too large for an image" if is_large else "the file cannot be read"
        raise _refusal(path, message, document.advice)
    return document.data


def _refusal(path: str, message: str, advice: str = _RENDER_AGAIN) -> InputError:
    return InputError(message, advice=advice, where=shown_name(path))


_ANSWER_FILE: Final = "autounattend.xml"
"""The only name that Setup looks for on media."""

_DIGEST: Final = re.compile("[0-9a-f]{64}")
_TARGET: Final = re.compile("[a-z][a-z0-9-]*")
_LAST_FIVE: Final = re.compile("[0-9A-Z]{5}")


@dataclass(frozen=True, slots=True)
class Listed:
    """The entry of a file in a manifest.

    Attributes:
        sha256: hexadecimal digest of its content.
        holds_secret: whether it holds a secret.
        last_fives: the last five characters of each product key in it.
    """

    sha256: str
    holds_secret: bool
    last_fives: tuple[str, ...]


def read_manifest(data: bytes, *, found_in: str) -> dict[str, Listed]:
    """Return the entries of a manifest by file name.

    Raises:
        InputError: it is not a manifest of a known version, or it lists no answer file that Setup
            finds on media.
    """
    try:
        content = json.loads(data)
        files = content["files"]
        target = _shaped(content["target"], _TARGET)
        is_known = content["schema"] == MANIFEST_SCHEMA
        listed = {_text(file["name"]): _listed(file) for file in files}
    except (ValueError, TypeError, KeyError, RecursionError):
        is_known, listed, target = False, {}, ""
    if not is_known or not listed:
        message = "this is not the manifest of a rendered folder"
        raise InputError(message, advice="render the folder again", where=shown_name(found_in))
    if _ANSWER_FILE not in {name.lower() for name in listed}:
        message = f"the folder was rendered for {target} and has no AutoUnattend.xml, the only name"
        message += " that Setup looks for on media"
        raise InputError(message, advice="render with --target media", where=shown_name(found_in))
    return listed


def _listed(file: dict[str, object]) -> Listed:
    last_fives = file["last_fives"]
    if not isinstance(last_fives, list):
        raise TypeError
    return Listed(
        _shaped(file["sha256"], _DIGEST),
        file["holds_secret"] is True,
        tuple(_shaped(each, _LAST_FIVE) for each in last_fives),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _shaped(value: object, shape: re.Pattern[str]) -> str:
    if not shape.fullmatch(_text(value)):
        raise ValueError
    return _text(value)

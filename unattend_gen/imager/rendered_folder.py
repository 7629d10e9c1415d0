"""A rendered folder, read back: every file that its manifest lists, unchanged since.

The folder is listed before anything in it is opened, so that neither a name in the manifest nor a
link leads elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.artifact import Artifact
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import InputError
from unattend_gen.imager.manifest import MANIFEST, Listed, read_manifest
from unattend_gen.sources.regular_file import read_regular_file
from unattend_gen.sources.walk.tree import entries, is_real_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

OEM: Final = "$OEM$/"
"""The folder whose files may be the user's own."""

LIMIT_BYTES: Final = 256 * 1024 * 1024
"""Most that is put on a medium; it is made in memory."""

_DEEPEST: Final = 64
_RENDER_AGAIN: Final = "render the folder again"


def read_rendered(folder: str, *, with_own_oem: bool) -> tuple[Artifact, ...]:
    """The files of a rendered folder in the order of their names; the manifest is left behind.

    Args:
        folder: what `render` wrote.
        with_own_oem: whether files below `$OEM$` that the manifest does not list are taken too.

    Raises:
        InputError: the folder or a file in it cannot be used; says which.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - a Path would change the name
        raise _refusal(folder, "no such folder", "name a folder that render has written")
    found = dict(_files(folder))
    if MANIFEST not in found:
        advice = "name a folder that render has written; of an inventory, the folder of a machine"
        raise _refusal(folder, f"there is no {MANIFEST}", advice)
    listed = read_manifest(_content(found.pop(MANIFEST)), found_in=f"{folder}/{MANIFEST}")
    _demand_listed(folder, found, listed, with_own_oem=with_own_oem)
    budget = LIMIT_BYTES
    files = []
    for name in sorted(found):
        data = _content(found[name])
        budget -= len(data)
        if budget < 0:
            advice = "a medium made here carries answer files and scripts, not installers"
            raise _refusal(folder, f"more than {LIMIT_BYTES // 1024**2} MiB", advice)
        files.append(_artifact(name, data, listed.get(name), found[name]))
    return tuple(files)


def _demand_listed(
    folder: str, found: dict[str, str], listed: dict[str, Listed], *, with_own_oem: bool
) -> None:
    for name in listed:
        if name not in found:
            raise _refusal(f"{folder}/{name}", "the manifest lists it, and it is gone")
    for name, path in found.items():
        if name not in listed and not (with_own_oem and name.startswith(OEM)):
            advice = "move it away; files for the machine go below $OEM$, with --oem"
            raise _refusal(path, "it stands beside the rendered files and is none", advice)


def _artifact(name: str, data: bytes, listed: Listed | None, path: str) -> Artifact:
    if listed is None:
        return Artifact(name, data, holds_secret=False)
    if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), listed.sha256):
        raise _refusal(path, "it was changed since it was rendered")
    return Artifact(name, data, listed.holds_secret, listed.last_fives)


def _files(folder: str) -> Iterator[tuple[str, str]]:
    """Each file by its name below the folder, with its path; links are refused."""
    pending = [(folder, "", 0)]
    while pending:
        current, above, depth = pending.pop()
        if depth > _DEEPEST:
            raise _refusal(current, "folders are nested too deep", "take some away")
        for entry, is_folder, is_file in _listing(current):
            name = f"{above}{entry.name}"
            if is_folder:
                pending.append((entry.path, f"{name}/", depth + 1))
            elif is_file:
                yield name, entry.path
            else:
                raise _refusal(entry.path, "it is neither a file nor a folder", "take it away")


def _listing(folder: str) -> list[tuple[os.DirEntry[str], bool, bool]]:
    """What stands right in a folder, with whether it is a folder, and whether it is a file."""
    try:
        return [
            (entry, is_real_folder(entry), entry.is_file(follow_symlinks=False))
            for entry in entries(folder)
        ]
    except OSError as error:
        raise _refusal(folder, "it cannot be listed", "check its permissions") from error


def _content(path: str) -> bytes:
    document = read_regular_file(path)
    if isinstance(document, Skipped):
        is_large = document.reason is SkipReason.TOO_LARGE
        message = "it is too large for a medium made here" if is_large else "it cannot be read"
        raise _refusal(path, message, document.advice)
    return document.data


def _refusal(path: str, message: str, advice: str = _RENDER_AGAIN) -> InputError:
    return InputError(message, advice=advice, where=shown_name(path))

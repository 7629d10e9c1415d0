"""File names as URIs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

_DRIVE: Final = re.compile(r"[A-Za-z]:/")
_SAFE: Final = "/"


@dataclass(frozen=True, slots=True)
class FileUri:
    """A percent-encoded URI, and whether it counts from the folder that was worked in."""

    text: str
    is_relative: bool


def file_uri(path: str) -> FileUri:
    r"""The URI of a file named in the way of any system.

    Backslashes become slashes, absolute paths `file:` URIs, `\\server\share` one with the
    server as its authority. A path that climbs out of the folder counts from nowhere known.
    """
    name = path.replace("\\", "/")
    if name.startswith("//"):
        return FileUri("file:" + encoded(name), is_relative=False)
    if name.startswith("/"):
        return FileUri("file://" + encoded(name), is_relative=False)
    if _DRIVE.match(name):
        return FileUri(f"file:///{name[:2]}{encoded(name[2:])}", is_relative=False)
    steps = [step for step in name.split("/") if step not in {"", "."}]
    return FileUri(encoded("/".join(steps)), is_relative=".." not in steps and name != "-")


def encoded(name: str) -> str:
    """A name with all but letters, digits and `/_.-~` as `%XX`, undecodable bytes as they were."""
    try:
        return quote(name, safe=_SAFE, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(name, safe=_SAFE, errors="surrogatepass")

"""Locations in a SARIF log: artifacts with their URIs, regions, settings as logical locations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from unattend_gen.core.location import Location
    from unattend_gen.reports._encode import Object, Value


_DRIVE: Final = re.compile(r"[A-Za-z]:/")
_SAFE: Final = "/"


@dataclass(frozen=True, slots=True)
class FileUri:
    """A percent-encoded URI, and whether it is relative to the working folder."""

    text: str
    is_relative: bool


def file_uri(path: str) -> FileUri:
    r"""Return the URI of a file name of any system.

    Backslashes become slashes, absolute paths `file:` URIs, and `\\server\share` one with the
    server as its authority. A path that leaves the working folder has no known base.
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
    """Return a name with everything but letters, digits and `/_.-~` as `%XX`."""
    try:
        return quote(name, safe=_SAFE, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(name, safe=_SAFE, errors="surrogatepass")


ROOT: Final = "%SRCROOT%"
"""The name that code scanning gives to the scanned folder; relative paths start there."""


class Artifacts:
    """The files of a log, numbered in the order of their first use, containers first."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._entries: list[Object] = []

    def number(self, location: Location) -> int:
        """Return the index of the file or member of a location."""
        return self._number((location.path, *location.inside))

    def describe(self, location: Location, properties: Object) -> None:
        """Add properties to a file."""
        self._entries[self.number(location)]["properties"] = properties

    def encoded(self) -> list[Value]:
        """Return the value of `artifacts`."""
        return list(self._entries)

    def _number(self, chain: tuple[str, ...]) -> int:
        if chain in self._numbers:
            return self._numbers[chain]
        is_member = len(chain) > 1
        entry: Object = self._member(chain) if is_member else {"location": _file(chain[0])}
        self._entries.append(entry)
        return self._numbers.setdefault(chain, len(self._entries) - 1)

    def _member(self, chain: tuple[str, ...]) -> Object:
        """Return a member of a container, whose URI starts at the container's root."""
        parent = self._number(chain[:-1])
        return {"location": {"uri": _member_uri(chain[-1])}, "parentIndex": parent}


def roots() -> Object:
    """Return the value of `originalUriBaseIds`, which does not reveal the folder itself."""
    text = "the folder in which unattend-gen was run"
    return {ROOT: {"description": {"text": text}}}


def encode_place(location: Location, artifacts: Artifacts) -> Object:
    """Return a location with its artifact, its region if the line is known, and its setting."""
    physical: Object = {"artifactLocation": encode_artifact(location, artifacts)}
    if location.line is not None:
        region: Object = {"startLine": location.line}
        if location.column is not None:
            region["startColumn"] = location.column
        physical["region"] = region
    place: Object = {"physicalLocation": physical}
    if location.setting:
        place["logicalLocations"] = [
            {"fullyQualifiedName": printable(location.setting), "kind": "element"}
        ]
    return place


def encode_artifact(location: Location, artifacts: Artifacts) -> Object:
    """Return the file or member of a location."""
    file = {"uri": _member_uri(location.inside[-1])} if location.inside else _file(location.path)
    return {**file, "index": artifacts.number(location)}


def _file(path: str) -> Object:
    uri = file_uri(path)
    return {"uri": uri.text, "uriBaseId": ROOT} if uri.is_relative else {"uri": uri.text}


def _member_uri(name: str) -> str:
    return "/" + encoded(name.replace("\\", "/")).lstrip("/")

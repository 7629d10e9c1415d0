"""Places in a SARIF log: artifacts named once, regions, the setting as a logical location."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import printable
from unattend_gen.reports._uri import encoded, file_uri

if TYPE_CHECKING:
    from unattend_gen.core.location import Location
    from unattend_gen.reports._encode import Object, Value

ROOT: Final = "%SRCROOT%"
"""What code scanning calls the folder that is looked at; relative paths count from it."""


class Artifacts:
    """The files of a log, numbered in the order in which they are met, containers first."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._entries: list[Object] = []

    def number(self, location: Location) -> int:
        """The index of the file or member that a location names."""
        return self._number((location.path, *location.inside))

    def describe(self, location: Location, properties: Object) -> None:
        """Say more of a file than where it is."""
        self._entries[self.number(location)]["properties"] = properties

    def encoded(self) -> list[Value]:
        """The value of `artifacts`."""
        return list(self._entries)

    def _number(self, chain: tuple[str, ...]) -> int:
        if chain in self._numbers:
            return self._numbers[chain]
        is_member = len(chain) > 1
        entry: Object = self._member(chain) if is_member else {"location": _file(chain[0])}
        self._entries.append(entry)
        return self._numbers.setdefault(chain, len(self._entries) - 1)

    def _member(self, chain: tuple[str, ...]) -> Object:
        """A member of a container is named from the container's own root."""
        parent = self._number(chain[:-1])
        return {"location": {"uri": _member_uri(chain[-1])}, "parentIndex": parent}


def roots() -> Object:
    """The value of `originalUriBaseIds`; where the folder is on this machine is not told."""
    text = "the folder in which unattend-gen was run"
    return {ROOT: {"description": {"text": text}}}


def encode_place(location: Location, artifacts: Artifacts) -> Object:
    """A location with its artifact, its region where lines are known, and its setting."""
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
    """The file or member that a location is in."""
    file = {"uri": _member_uri(location.inside[-1])} if location.inside else _file(location.path)
    return {**file, "index": artifacts.number(location)}


def _file(path: str) -> Object:
    uri = file_uri(path)
    return {"uri": uri.text, "uriBaseId": ROOT} if uri.is_relative else {"uri": uri.text}


def _member_uri(name: str) -> str:
    return "/" + encoded(name.replace("\\", "/")).lstrip("/")

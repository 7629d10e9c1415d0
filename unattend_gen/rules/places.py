"""Places of documents: a Windows drive, a deployment share or media, recognized by path.

The folders around a document identify the place, whatever the drive or share is called, on a disk
and
inside an image alike.

Source:
    Vendor reference of the deployment services, of the shares of the Deployment Toolkit and of the
    search order of answer files.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from unattend_gen.answer_file.parse import parse
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location

_NAMESPACE: Final = "schemas-microsoft-com:unattend"
_NAMESPACES: Final = tuple(_NAMESPACE.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be"))


class PlaceKind(StrEnum):
    """Kinds of places, as messages name them."""

    WDS = "a share of Windows Deployment Services"
    MDT = "a share of the Deployment Toolkit"
    WINDOWS = "a Windows drive"
    MEDIA = "installation media"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a document.

    Attributes:
        kind: the kind of place.
        root: the path steps to the place, in lower case; equal for all documents in it.
        below: the steps from there to the document, in lower case.
    """

    kind: PlaceKind
    root: tuple[str, ...]
    below: tuple[str, ...]


class Neighbors(Protocol):
    """Access to the other documents of a place."""

    def __call__(self, place: Place, below: tuple[str, ...]) -> bytes | None:
        """Return the document at this path below the root of the place, or None."""


@dataclass(frozen=True, slots=True)
class RuleContext:
    """An answer file in its place, as rules see it.

    Attributes:
        document: the answer file.
        place: where it is.
        leaks: the findings on live secrets in it, in the order of lines.
        neighbor: returns other documents of the same place.
    """

    document: Document
    place: Place
    leaks: tuple[Finding, ...]
    neighbor: Neighbors

    @property
    def first_leak(self) -> Location:
        """The place of the first secret, else the document itself."""
        return self.leaks[0].location if self.leaks else self.document.location

    def parsed(self) -> AnswerFile | None:
        """Return the parsed document, or None if it does not parse."""
        try:
            return parse(self.document.data)
        except AnswerFileError:
            return None


def is_answer_file(data: bytes) -> bool:
    """Whether bytes contain the namespace of answer files, in UTF-8 or UTF-16."""
    return any(name in data for name in _NAMESPACES)


_WDS: Final = frozenset({"remoteinstall", "reminst", "wdsclientunattend"})
_WDS_NAMES: Final = frozenset({"wdsclientunattend.xml", "imageunattend.xml"})
_MDT_NAMES: Final = frozenset({"customsettings.ini", "bootstrap.ini", "ts.xml", "unattend.xml"})
_IN_WINDOWS: Final = (("panther",), ("system32", "sysprep"), ("setup", "scripts"))
_MEDIA: Final = "$oem$"
_ON_MEDIA: Final = "autounattend.xml"

ADVICE: Final = {
    PlaceKind.WDS: "WDS gives answer files to anyone who asks, without a password",
    PlaceKind.MDT: "anyone who deploys from this share can read it",
    PlaceKind.MEDIA: "anyone with the medium, or a copy of it, can read it",
}
"""Text that is added to the advice on a secret in such a place."""


def place_of(location: Location) -> Place | None:
    """Return the place of a document, or None if its path does not show one."""
    steps = steps_of(location)
    found = _windows(steps) or _wds(steps) or _mdt(steps) or _media(steps)
    if found is None:
        return None
    kind, at = found
    return Place(kind, steps[:at], steps[at:])


def steps_of(location: Location) -> tuple[str, ...]:
    """Return folders, containers and the name of a document, in lower case."""
    chain = "/".join((location.path, *location.inside)).replace("\\", "/")
    return tuple(step for step in chain.lower().split("/") if step)


def _windows(steps: tuple[str, ...]) -> tuple[PlaceKind, int] | None:
    """Recognize a folder of Windows that contains answer files; the root contains `Windows`."""
    for number, step in enumerate(steps[:-1]):
        if step == "windows" and any(
            steps[number + 1 : number + 1 + len(one)] == one for one in _IN_WINDOWS
        ):
            return PlaceKind.WINDOWS, number
    return None


def _wds(steps: tuple[str, ...]) -> tuple[PlaceKind, int] | None:
    for number, step in enumerate(steps[:-1]):
        if step in _WDS:
            return PlaceKind.WDS, number + (step != "wdsclientunattend")
    return (PlaceKind.WDS, len(steps) - 1) if steps and steps[-1] in _WDS_NAMES else None


def _mdt(steps: tuple[str, ...]) -> tuple[PlaceKind, int] | None:
    if "control" not in steps[:-1] or steps[-1] not in _MDT_NAMES:
        return None
    return PlaceKind.MDT, steps.index("control")


def _media(steps: tuple[str, ...]) -> tuple[PlaceKind, int] | None:
    if _MEDIA in steps[:-1]:
        return PlaceKind.MEDIA, steps.index(_MEDIA)
    return (PlaceKind.MEDIA, len(steps) - 1) if steps and steps[-1] == _ON_MEDIA else None

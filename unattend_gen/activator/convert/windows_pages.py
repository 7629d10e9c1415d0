"""How to activate manually: the pages and windows of each Windows release, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from unattend_gen import resources
from unattend_gen.activator.handout import Handout, Section, Step
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import windows_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.catalog.windows import WindowsVersion

_REMARKS = (
    "A MAK activates once and needs no renewal. Each activation reduces its count by one.",
    "Windows activates right after a MAK is entered here. After slmgr /ipk it waits for /ato.",
)


@dataclass(frozen=True, slots=True)
class Way:
    """One page or window of Windows.

    Attributes:
        introduced: the first release with it.
        removed: the first release without it, or None.
        stated_for: the releases that the source covers, or None for all.
    """

    title: str
    introduced: str
    removed: str | None
    stated_for: str | None
    steps: tuple[Step, ...]

    def is_in(self, version: WindowsVersion) -> bool:
        """Return whether a release has it."""
        is_there = version.build >= windows_version(self.introduced).build
        is_gone = self.removed and version.build >= windows_version(self.removed).build
        return is_there and not is_gone


def windows_pages(windows: str | None) -> Handout:
    """Return how to enter a MAK manually, in one release or in all.

    Raises:
        UsageError: the release is unknown.
    """
    if windows is None:
        return Handout("How to activate Windows manually", _REMARKS, tuple(_sections(ways())))
    version = windows_version(windows)
    there = tuple(way for way in ways() if way.is_in(version))
    return Handout(f"How to activate {version.title} manually", _REMARKS, tuple(_sections(there)))


@cache
def ways() -> tuple[Way, ...]:
    """Return all known ways, in the order of the data file."""
    entries = read_json(resources.schemas() / "activation" / "windows-pages.json")["ways"]
    return tuple(
        Way(
            entry["title"],
            entry["introduced"],
            entry.get("removed"),
            entry.get("stated_for"),
            tuple(_step(step) for step in entry["steps"]),
        )
        for entry in entries
    )


def _step(entry: Mapping[str, Any]) -> Step:  # Any: untyped JSON
    return Step(entry["text"], tuple(entry.get("commands", ())), entry.get("remark", ""))


def _sections(found: tuple[Way, ...]) -> Iterator[Section]:
    for way in found:
        heading = f"{way.title} ({way.stated_for})" if way.stated_for else way.title
        yield Section(heading, way.steps)

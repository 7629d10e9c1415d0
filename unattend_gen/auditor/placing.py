"""The documents of one file held against the rules about places.

Beside a file on a disk others are looked up there; inside a container only what was read of it is
known, and of that only what is called like an answer file is kept.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import Document
from unattend_gen.rules.load import place_rules
from unattend_gen.rules.places import (
    PlaceKind,
    RuleContext,
    is_answer_file,
    place_of,
    steps_of,
)
from unattend_gen.sources.regular_file import read_regular_file
from unattend_gen.sources.walk.panther import ANSWER_FILE_NAMES

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.places import Place

_MOST_KEPT: Final = 1000
_LARGEST_KEPT: Final = 1024 * 1024


class Placing:
    """What has been seen of one file, and the findings of rules that looked at all of it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], bytes] = {}
        self._waiting: list[tuple[Document, Place, tuple[Finding, ...]]] = []

    def see(self, document: Document, leaks: tuple[Finding, ...]) -> None:
        """One more document, with what was found in it."""
        inside = document.location.inside
        is_named = inside and steps_of(document.location)[-1] in ANSWER_FILE_NAMES
        if is_named and len(self._kept) < _MOST_KEPT and len(document.data) <= _LARGEST_KEPT:
            self._kept[steps_of(document.location)] = document.data
        place = place_of(document.location)
        if place is None or not (leaks or place.kind is PlaceKind.WDS):
            return
        is_full = len(self._waiting) >= _MOST_KEPT or len(document.data) > _LARGEST_KEPT
        if not is_full and not document.is_piece and is_answer_file(document.data):
            self._waiting.append((document, place, leaks))

    def findings(self) -> tuple[Finding, ...]:
        """What the rules find, once the whole file has been read."""
        return tuple(
            replace(finding, secret_id=None)
            for document, place, leaks in self._waiting
            for rule in place_rules()
            for finding in rule.check(RuleContext(document, place, leaks, self._beside(document)))
        )

    def _beside(self, document: Document) -> _Look:
        return _Look(document, self._kept)


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks for other documents around one: in what was kept, or on the disk."""

    document: Document
    kept: dict[tuple[str, ...], bytes] = field(repr=False)

    def __call__(self, place: Place, below: tuple[str, ...]) -> bytes | None:
        if self.document.location.inside:
            return self.kept.get((*place.root, *below))
        return _on_disk(self.document.location.path, len(place.below), below)


def _on_disk(path: str, depth: int, below: tuple[str, ...]) -> bytes | None:
    """The file so far below the folder that is so many steps above a path, in any case."""
    folder = path
    for _ in range(depth):
        folder = os.path.dirname(folder)  # noqa: PTH120 - keeps the name
    for step in below:
        found = _entry(folder or os.curdir, step)
        if found is None:
            return None
        folder = os.path.join(folder, found)  # noqa: PTH118 - keeps the name
    document = read_regular_file(folder)
    return document.data if isinstance(document, Document) else None


def _entry(folder: str, name: str) -> str | None:
    try:
        with os.scandir(folder) as entries:
            return next((one.name for one in entries if one.name.lower() == name), None)
    except OSError:
        return None

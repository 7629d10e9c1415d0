"""Product keys in the names of files, folders and members, which any listing shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.findings import leftover_card, noun
from unattend_gen.catalog.keys import secret_keys, shown_location
from unattend_gen.core.finding import Confidence, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.secret import SecretKind, secret_id
from unattend_gen.detect.keys import has_keyword_near, key_confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.auditor.scan import ScanContext
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.product_key import ProductKey

_STEPS: Final = re.compile(r"[^\\/]+")
_OF_FILE: Final = "the name of the file"
_OF_FOLDER: Final = "the name of a folder"
_ADVICE: Final = (
    "rename it, and have the key replaced if others could read it; archives, journals and "
    "backups keep the old name"
)


def on_path(at: Location, context: ScanContext) -> Iterator[Finding]:
    """Yield the keys in the name of a file on disk and of the folders above it in the path."""
    for end, where, key, confidence in _keys(at.path):
        yield from _finding(Location(at.path[:end]), where, (key, confidence), context)


def on_member(at: Location, context: ScanContext) -> Iterator[Finding]:
    """Yield the keys in the name of a member and of the containers and folders around it."""
    for depth, name in enumerate(at.inside):
        for end, where, key, confidence in _keys(name):
            place = Location(at.path, (*at.inside[:depth], name[:end]))
            yield from _finding(place, where, (key, confidence), context)


def without_repeats(findings: Iterable[Finding], reported: set[Finding]) -> Iterator[Finding]:
    """Yield the findings except those on folder names that were reported before.

    Args:
        findings: in order.
        reported: the findings on folders so far; new ones are added.
    """
    for finding in findings:
        if not is_on_folder(finding):
            yield finding
            continue
        kept = replace(finding, location=shown_location(finding.location))  # as a journal stores it
        if kept not in reported:
            reported.add(kept)
            yield finding


def is_on_folder(finding: Finding) -> bool:
    """Return whether a finding is about a folder; each file below it repeats the finding."""
    return finding.message.endswith(_OF_FOLDER)


def _keys(path: str) -> Iterator[tuple[int, str, ProductKey, Confidence]]:
    """Yield each key with the end and kind of the name that contains it, and its confidence."""
    for start, end, key in secret_keys(path):
        step = next(step for step in _STEPS.finditer(path) if step.end() > start)
        is_file = not path[step.end() :].strip("\\/")
        announced = has_keyword_near(path, start, end)
        confidence = key_confidence(key, has_keyword=announced)
        yield step.end(), _OF_FILE if is_file else _OF_FOLDER, key, confidence


def _finding(
    at: Location, where: str, found: tuple[ProductKey, Confidence], context: ScanContext
) -> Iterator[Finding]:
    key, confidence = found
    identity = secret_id(key.secret, context.key)
    if identity in context.allowed:
        return
    finding = leftover_card(SecretKind.PRODUCT_KEY).finding(
        at,
        f"{noun(SecretKind.PRODUCT_KEY, key.last_five)} is in {where}",
        advice=_ADVICE,
        severity=None if confidence is Confidence.HIGH else Severity.WARNING,
        confidence=confidence,
        last_five=key.last_five,
    )
    yield replace(finding, secret_id=identity)

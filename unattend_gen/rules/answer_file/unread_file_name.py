"""Setup does not look for a file of this name.

## What it checks
A name that is nearly `Autounattend.xml` or `Unattend.xml`, and a name that the search of its folder
ignores: in `Panther/Unattend` only these two are read, in `System32/Sysprep` only `Unattend.xml`.
Other names are fine for a file that is passed to Setup on its command line.

## Why it matters
Setup looks for fixed names and ignores all others without a message.

## Instead
`Autounattend.xml` on media, `Unattend.xml` in the folders of an installed Windows.

## References
- Vendor documentation: implicit answer file search order
"""

from __future__ import annotations

from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.words import one_of
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.rules.index import Index

_HONOURED: Final = ("autounattend.xml", "unattend.xml", "unattend-original.xml")
_FOLDERS: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        ("panther", "unattend"): ("Unattend.xml", "Autounattend.xml"),
        ("system32", "sysprep"): ("Unattend.xml",),
    }
)
"""Folders that Setup searches, in lower case, with the names it honours there."""

CARD = RuleCard(
    slug="unread-file-name",
    summary="Setup does not look for a file of this name",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=answer_file(),
    bad_name="Panther/Unattend/answers.xml",
    good=answer_file(),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the name of the file if it resembles one that Setup looks for."""
    where = (index.document.path, *index.document.inside)[-1]
    path = PurePosixPath(where.replace("\\", "/").lower())
    if path.suffix != ".xml" or path.name in _HONOURED:
        return
    folder = next((names for end, names in _FOLDERS.items() if _lies_in(path, end)), None)
    meant = meant_by(path.stem, (name.removesuffix(".xml") for name in _HONOURED))
    if folder is not None or meant is not None:
        names = folder or (f"{meant}.xml",)
        yield CARD.finding(
            index.document,
            "Setup does not look for a file of this name",
            advice=f"rename it to {one_of(names)}, unless you pass its name to Setup",
        )


def _lies_in(path: PurePosixPath, end: tuple[str, ...]) -> bool:
    return path.parts[-len(end) - 1 : -1] == end


RULE = Rule(CARD, check)

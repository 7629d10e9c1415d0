"""Two partitions have the same drive letter.

## What it checks
A `Letter` of `ModifyPartition` that occurs earlier in the file, on any disk.

## Why it matters
A letter identifies one partition. The second partition cannot have it.

## Instead
Give each partition its own letter, or omit the letter.

## References
- Vendor reference: Letter of ModifyPartition
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.disks import DISK
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedComponent

_LETTER: Final = f"{DISK}/ModifyPartitions/ModifyPartition/Letter"


def _change(number: int, letter: str) -> str:
    return (
        f"<Order>{number}</Order><PartitionID>{number}</PartitionID>"
        f"<Format>NTFS</Format><Letter>{letter}</Letter>"
    )


CARD = RuleCard(
    slug="duplicate-drive-letter",
    summary="two partitions have the same drive letter",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(
        new(1, "Primary", 500),
        new(2, "Primary"),
        changes=(_change(1, "C"), _change(2, "C")),
    ),
    good=disk(
        new(1, "Primary", 500),
        new(2, "Primary"),
        changes=(_change(1, "S"), _change(2, "C")),
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each letter that an earlier partition has."""
    seen: set[tuple[IndexedComponent, str]] = set()
    for letter in index.settings(SETUP, _LETTER):
        if not letter.is_open_value:
            continue
        held = letter.component, letter.value.upper()
        if held in seen:
            yield CARD.finding(
                letter.location,
                f"an earlier partition has the drive letter {letter.quoted}",
                advice="give each partition its own letter",
            )
        seen.add(held)


RULE = Rule(CARD, check)

"""A partition has two sizes, or none.

## What it checks
A `CreatePartition` with both `Size` and `Extend` set to true, with neither, or after one that takes
the rest of the disk; an `ExtendOSPartition` with both.

## Why it matters
The two exclude each other: with both, Setup stops with an error. After a partition that takes the
rest, there is no room.

## Instead
Give each partition a size, and let the last one extend.

## References
- Vendor reference: Size and Extend of CreatePartition, ExtendOSPartition
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.disks import DiskLayout
    from unattend_gen.rules.index import Index, IndexedSetting

_DEPLOYMENT: Final = "Microsoft-Windows-Deployment"

CARD = RuleCard(
    slug="unclear-partition-size",
    summary="a partition has two sizes, or none",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=disk(new(1, "Primary", 500), new(2, "Primary", 500, extend="true")),
    good=disk(new(1, "Primary", 500), new(2, "Primary")),
    other_severities=((Severity.ERROR, "both Size and Extend are given"),),
    setup_effect="stops if `Size` and `Extend` are both given",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each partition without exactly one size."""
    for layout in index.disk_layouts:
        for one in layout.partitions:
            if one.size_mb is not None and one.extends:
                yield _both(one.setting)
            elif one.size_mb is None and not one.extends and _is_silent(one.setting):
                yield CARD.finding(
                    one.setting.location,
                    "the partition has neither Size nor Extend",
                    advice="write Size in megabytes, or Extend with true for the rest of the disk",
                    confidence=Confidence.HIGH,
                )
        yield from _without_room(layout)
    for grown in index.settings(_DEPLOYMENT, "ExtendOSPartition"):
        if grown.is_true("Extend") and grown.value_of("Size"):
            yield _both(grown)


def _both(place: IndexedSetting) -> Finding:
    return CARD.finding(
        place.location,
        "Size and Extend exclude each other; Setup stops",
        advice="keep Extend for the rest of the disk, or Size",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
    )


def _is_silent(place: IndexedSetting) -> bool:
    """Whether there is no number; one that cannot be read is reported by `wrong-type`."""
    return not place.value_of("Size")


def _without_room(layout: DiskLayout) -> Iterator[Finding]:
    """Yield a finding for a partition after one that takes the rest, except logical partitions."""
    ordered = layout.in_order
    for before, one in pairwise(ordered):
        if before.extends and before.type != "Extended":
            yield CARD.finding(
                one.setting.location,
                "the partition before this one takes the rest of the disk",
                advice="let the last partition extend, and give the others a size",
            )


RULE = Rule(CARD, check)

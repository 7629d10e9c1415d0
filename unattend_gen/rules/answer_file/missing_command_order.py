"""A command has no `Order`.

## What it checks
An item without `Order` in a list that is sorted by it. Partitions are reported by
`partition-order-gap`.

## Why it matters
The schema requires the number and identifies commands by it. The order of commands without a number
is not defined.

## Instead
Number the items 1, 2, 3 and so on.

## References
- Vendor reference: Order of RunSynchronousCommand, of SynchronousCommand and similar
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.disks import DISK
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.repairs import ORDER, numbering
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.rules.index import Index, IndexedSetting


CARD = RuleCard(
    slug="missing-command-order",
    summary="a command has no Order",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=first_logon(
        '<SynchronousCommand wcm:action="add">',
        "<CommandLine>cmd /c ver</CommandLine></SynchronousCommand>",
    ),
    good=first_logon(command("cmd /c ver")),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each item without its number."""
    for parent in index.parents():
        numbered = [item for item in parent.children if _is_numbered(item.fact)]
        if numbered:
            yield from _in_family(index, numbered)


def _is_numbered(fact: Setting | None) -> bool:
    return fact is not None and fact.item_key == ORDER and not fact.path.startswith(DISK)


def _in_family(index: Index, numbered: Sequence[IndexedSetting]) -> Iterator[Finding]:
    """Check the items of each list; one parent may contain several lists."""
    for fact in {item.fact.path: item.fact for item in numbered if item.fact}.values():
        yield from _in_list(index, [item for item in numbered if item.fact is fact])


def _in_list(index: Index, items: Sequence[IndexedSetting]) -> Iterator[Finding]:
    lacking = [item for item in items if item.child(ORDER) is None]
    fix = numbering(index, items) if lacking else None
    for item in lacking:
        if not holds_branches(item.node.element):
            yield CARD.finding(
                item.location,
                "the item has no Order",
                advice="number the items of the list 1, 2, 3",
            ).fixed_by(fix)


RULE = Rule(CARD, check)

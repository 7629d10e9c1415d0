"""Two items of a list have the same key.

## What it checks
Items of one list with the same `Order`, `Name`, `DiskID` or other identifying setting, or with the
same `wcm:keyValue`.

## Why it matters
The key identifies the item. An item may replace an earlier one with the same key, and the order of
two commands with the same number is not defined.

## Instead
Number the items 1, 2, 3 and so on.

## References
- Vendor reference: the page of the identifying setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.facts import Kind
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.disks import DISK
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.repairs import ORDER, numbering
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.rules.index import Index, IndexedSetting


CARD = RuleCard(
    slug="duplicate-item-key",
    summary="two items of a list have the same key",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=first_logon(command("cmd /c ver"), command("cmd /c vol")),
    good=first_logon(command("cmd /c ver"), command("cmd /c vol", order=2)),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each key that an earlier item of the same list has."""
    for parent in index.parents():
        repeated = tuple(_repeated(parent.children))
        if repeated and not holds_branches(parent.node.element):
            fixes: dict[str, Fix | None] = {}
            for place in repeated:
                item = place.parent.fact if place.parent else None
                name = item.path if item else ""
                fix = fixes[name] if name in fixes else fixes.setdefault(name, _fix(index, place))
                yield CARD.finding(
                    place.location,
                    "an earlier item of this list has the same key",
                    advice="give each item its own key; number commands 1, 2, 3",
                ).fixed_by(fix)


def _fix(index: Index, place: IndexedSetting) -> Fix | None:
    """Return a fix that numbers commands; the numbers of partitions mean more than their order."""
    item = place.parent
    if item is None or item.fact is None or item.fact.item_key != ORDER:
        return None
    if item.fact.path.startswith(DISK):
        return None
    around = item.parent or item.component
    return numbering(index, [one for one in around.children if one.fact is item.fact])


def _repeated(family: Sequence[IndexedSetting]) -> Iterator[IndexedSetting]:
    """Yield the place of each repeated key: the identifying child, or the item itself."""
    seen: set[tuple[str, str]] = set()
    for item in family:
        if item.fact is not None and item.fact.kind is Kind.LIST_ITEM:
            place, key = _key(item)
            if key and (item.fact.path, key) in seen:
                yield place
            seen.add((item.fact.path, key))


def _key(item: IndexedSetting) -> tuple[IndexedSetting, str]:
    """Return the place of an item's key and the key, empty if there is none."""
    if item.fact is not None and item.fact.item_key is not None:
        child = item.child(item.fact.item_key)
        if child is None or not child.is_open_value:
            return item, ""
        return child, child.value.lower()
    return item, (item.node.key_value or "").strip().lower()


RULE = Rule(CARD, check)

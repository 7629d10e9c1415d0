"""A command does not say when its turn is.

## What it looks for
An item of a list that is sorted by `Order`, without one. Partitions have a rule of their own.

## Why it matters
The schema demands the number, and tells commands apart by it. Which of two without one comes first
is open.

## Instead
Number the items 1, 2, 3 and so on.

## References
- Vendor reference: Order of RunSynchronousCommand, of SynchronousCommand and their like
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.branches import holds_branches
from unattend_gen.rules.disks import DISK
from unattend_gen.rules.order_repairs import ORDER, numbering
from unattend_gen.rules.rule import Rule, Scope
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import Placed


CARD = RuleCard(
    slug="missing-command-order",
    summary="a command does not say when its turn is",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=first_logon(
        '<SynchronousCommand wcm:action="add">',
        "<CommandLine>cmd /c ver</CommandLine></SynchronousCommand>",
    ),
    good=first_logon(command("cmd /c ver")),
)


def check(survey: Survey) -> Iterator[Finding]:
    """Each item without its number."""
    for _, family in survey.families():
        numbered = [item for item in family if _is_numbered(item.fact)]
        if numbered:
            yield from _in_family(survey, numbered)


def _is_numbered(fact: Setting | None) -> bool:
    return fact is not None and fact.item_key == ORDER and not fact.path.startswith(DISK)


def _in_family(survey: Survey, numbered: Sequence[Placed]) -> Iterator[Finding]:
    """The items of each list, should several stand in one place."""
    for fact in {item.fact.path: item.fact for item in numbered if item.fact}.values():
        yield from _in_list(survey, [item for item in numbered if item.fact is fact])


def _in_list(survey: Survey, items: Sequence[Placed]) -> Iterator[Finding]:
    lacking = [item for item in items if survey.child(item, ORDER) is None]
    fix = numbering(survey, items) if lacking else None
    for item in lacking:
        if not holds_branches(item.node.element):
            yield CARD.finding(
                survey.at(item),
                "the item has no Order",
                advice="number the items of the list 1, 2, 3",
            ).fixed_by(fix)


RULE = Rule(CARD, check, Scope.COMPONENT)

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
from unattend_gen.validate.branches import holds_branches
from unattend_gen.validate.disks import DISK
from unattend_gen.validate.order_repairs import numbering
from unattend_gen.validate.rule import Rule
from unattend_gen.validate.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.validate.placed import Placed
    from unattend_gen.validate.survey import Survey


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
    for placed in survey.placed:
        fact = placed.fact
        if fact is None or fact.item_key != "Order" or fact.path.startswith(DISK):
            continue
        if survey.child(placed, "Order") is None and not holds_branches(placed.node.element):
            yield CARD.finding(
                survey.at(placed),
                "the item has no Order",
                advice="number the items of the list 1, 2, 3",
            ).fixed_by(numbering(survey, _list_of(survey, placed)))


def _list_of(survey: Survey, placed: Placed) -> Sequence[Placed]:
    """The items of the list that an item stands in."""
    around = placed.parent or placed.component
    return [one for one in survey.children(around) if one.fact is placed.fact]


RULE = Rule(CARD, check)

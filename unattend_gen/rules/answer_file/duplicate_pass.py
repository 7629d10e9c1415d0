"""Two `settings` elements are for the same pass.

## What it checks
A second `settings` element with a `pass` that an earlier one has.

## Why it matters
The reference knows one element a pass. Which of two is read is not documented.

## Instead
Move the components of the second into the first.

## References
- Vendor reference: the settings element
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import TIME_ZONE, answer_file, component, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_OTHER: Final = component(
    "Microsoft-Windows-Deployment", "<ExtendOSPartition><Extend>true</Extend></ExtendOSPartition>"
)

CARD = RuleCard(
    slug="duplicate-pass",
    summary="two settings elements are for the same pass",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=answer_file(settings("specialize", TIME_ZONE), settings("specialize", _OTHER)),
    good=answer_file(settings("specialize", TIME_ZONE), settings("oobeSystem", TIME_ZONE)),
)


def check(index: Index) -> Iterator[Finding]:
    """Each `settings` element after the first of its pass."""
    seen = set()
    for one in index.passes:
        if one.pass_ in seen:
            yield CARD.finding(
                index.location(one.element, one.name),
                "an earlier settings element is for the same pass",
                advice="move these components into the earlier one",
            )
        elif one.pass_ is not None:
            seen.add(one.pass_)


RULE = Rule(CARD, check)

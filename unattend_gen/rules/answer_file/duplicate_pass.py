"""Two `settings` elements are for the same pass.

## What it checks
A second `settings` element with the `pass` of an earlier one.

## Why it matters
The reference defines one element per pass. Which one Setup reads is not documented.

## Instead
Move the components of the second element to the first.

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
    """Yield a finding for each `settings` element that repeats an earlier pass."""
    seen = set()
    for one in index.passes:
        if one.pass_ in seen:
            yield CARD.finding(
                index.location(one.element, one.name),
                f"an earlier settings element is for the pass {one.name} too",
                advice="move these components to the earlier one",
            )
        elif one.pass_ is not None:
            seen.add(one.pass_)


RULE = Rule(CARD, check)

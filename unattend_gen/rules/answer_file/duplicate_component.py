"""A component occurs twice in one pass.

## What it checks
A second `component` with the name, architecture and language of an earlier one in the same pass.
The same component for two architectures is allowed.

## Why it matters
The reference defines one element per component and architecture in a pass. Whether Setup reads the
first, the second or both is not documented.

## Instead
Move the settings of the second component to the first.

## References
- Vendor reference: the component element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.repairs import is_twin, removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import TIME_ZONE, answer_file, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedComponent

CARD = RuleCard(
    slug="duplicate-component",
    summary="a component occurs twice in one pass",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file(settings("specialize", TIME_ZONE, TIME_ZONE)),
    good=answer_file(
        settings("specialize", TIME_ZONE),
        settings("oobeSystem", TIME_ZONE),
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each component that repeats an earlier one in its pass."""
    seen: dict[tuple[str, ...], IndexedComponent] = {}
    for one in index.components:
        identity = _identity(one)
        if one.node.name and identity in seen:
            yield CARD.finding(
                one.location,
                "an earlier component in this pass has the same name and architecture",
                advice="move these settings to the earlier one",
            ).fixed_by(_fix(index, seen[identity], one))
        seen.setdefault(identity, one)


def _fix(index: Index, first: IndexedComponent, second: IndexedComponent) -> Fix | None:
    """Return a fix that deletes the second component if both are equal."""
    if not is_twin(first.node.element, second.node.element):
        return None
    return removal(index, second.node.element, is_safe=False)


def _identity(one: IndexedComponent) -> tuple[str, ...]:
    attributes = dict(one.node.element.items())
    return (
        one.node.pass_name,
        one.fact.name if one.fact else one.node.name.lower(),
        *(
            attributes.get(name, "").strip().lower()
            for name in ("processorArchitecture", "language", "versionScope")
        ),
    )


RULE = Rule(CARD, check)

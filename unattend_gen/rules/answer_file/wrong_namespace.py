"""An element stands in a namespace that is nearly, but not quite, the one of answer files.

## What it checks
The root `unattend`, or an element that looks like a setting, without a namespace or in one that
is a slip of the pen away from `urn:schemas-microsoft-com:unattend`.

## Why it matters
Names are compared with their namespace. To Setup such an element is a stranger: a root is no
answer file, a setting is not there.

## Instead
Write `xmlns="urn:schemas-microsoft-com:unattend"` once, on the root, and nowhere else.

## References
- Vendor reference: the unattend element
- Namespaces in XML 1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.names import UNATTEND_NS, local, namespace
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.attribute_repairs import namespace_of_parent, namespace_of_root
from unattend_gen.rules.naming import looks_like_ours
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, answer_file, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.rules.index import Index

_ADVICE = f'write xmlns="{UNATTEND_NS}" on the root and on no element below it'

CARD = RuleCard(
    slug="wrong-namespace",
    summary="an element stands in a namespace that Setup does not read",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, '<TimeZone xmlns="">UTC</TimeZone>'),
    good=answer_file(),
    setup_effect="does not see the element",
)


def check(index: Index) -> Iterator[Finding]:
    """The root, what stands right below it, and each setting in a namespace like ours."""
    root = index.answer_file.root
    if local(root.tag) == "unattend" and namespace(root.tag) != UNATTEND_NS:
        yield CARD.finding(
            index.location(root),
            "the unattend element stands in another namespace than Setup looks in",
            advice=_ADVICE,
        ).fixed_by(namespace_of_root(index))
    for element in _frame(index):
        if looks_like_ours(element):
            yield CARD.finding(
                index.location(element), "Setup does not see this element", advice=_ADVICE
            ).fixed_by(namespace_of_parent(index, element))
    for placed in index.all_settings:
        if placed.is_foreign and looks_like_ours(placed.node.element):
            yield CARD.finding(
                placed.location, "Setup does not see this element", advice=_ADVICE
            ).fixed_by(namespace_of_parent(index, placed.node.element))


def _frame(index: Index) -> Iterator[Element]:
    """The elements right below the root and right below each pass."""
    if namespace(index.answer_file.root.tag) == UNATTEND_NS:
        yield from child_elements(index.answer_file.root)
    for settings in index.passes:
        yield from child_elements(settings.element)


RULE = Rule(CARD, check)

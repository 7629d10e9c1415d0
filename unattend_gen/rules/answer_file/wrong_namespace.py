"""An element is in a namespace that Setup does not read.

## What it checks
The root `unattend`, or an element that looks like a setting, without a namespace or in one that is
nearly `urn:schemas-microsoft-com:unattend`.

## Why it matters
Names are compared together with their namespace. Setup does not recognize such a root as an answer
file, and does not find such a setting.

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
    summary="an element is in a namespace that Setup does not read",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, '<TimeZone xmlns="">UTC</TimeZone>'),
    good=answer_file(),
    setup_effect="does not see the element",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the root, the elements below it, and each setting in such a namespace."""
    root = index.answer_file.root
    if local(root.tag) == "unattend" and namespace(root.tag) != UNATTEND_NS:
        yield CARD.finding(
            index.location(root),
            "the unattend element is not in the namespace of answer files",
            advice=_ADVICE,
        ).fixed_by(namespace_of_root(index))
    for element in _frame(index):
        if looks_like_ours(element):
            yield CARD.finding(
                index.location(element),
                "the namespace hides this element from Setup",
                advice=_ADVICE,
            ).fixed_by(namespace_of_parent(index, element))
    for setting in index.unfamiliar:
        if setting.is_foreign and looks_like_ours(setting.node.element):
            yield CARD.finding(
                setting.location,
                "the namespace hides this element from Setup",
                advice=_ADVICE,
            ).fixed_by(namespace_of_parent(index, setting.node.element))


def _frame(index: Index) -> Iterator[Element]:
    """Yield the elements directly below the root and directly below each pass."""
    if namespace(index.answer_file.root.tag) == UNATTEND_NS:
        yield from child_elements(index.answer_file.root)
    for settings in index.passes:
        yield from child_elements(settings.element)


RULE = Rule(CARD, check)

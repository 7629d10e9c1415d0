"""A component lacks an identifying attribute.

## What it checks
A component without `name`, `processorArchitecture`, `publicKeyToken` or `language`.

## Why it matters
Setup finds a component by the combination of these attributes. If one is missing, Setup does not
find the component and does not apply its settings.

## Instead
`processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"
versionScope="nonSxS"`, with the architecture of the image.

## References
- Vendor reference: the component element
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import PUBLIC_KEY_TOKEN
from unattend_gen.catalog.envelope import envelope
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.core.passes import Architecture
from unattend_gen.rules.attribute_repairs import new_attribute
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, TIME_ZONE, answer_file, component, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedComponent

_ADVICE: Final = {
    "name": "write the name of the component whose settings these are",
    "processorArchitecture": "write the architecture of the image, for example amd64",
    "publicKeyToken": f'write publicKeyToken="{PUBLIC_KEY_TOKEN}"',
    "language": 'write language="neutral"',
}

_USUAL: Final = {"publicKeyToken": PUBLIC_KEY_TOKEN, "language": "neutral"}

CARD = RuleCard(
    slug="missing-component-attribute",
    summary="a component lacks an identifying attribute",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file(
        settings(
            "specialize",
            component(
                SHELL_SETUP,
                "<TimeZone>UTC</TimeZone>",
                identity=' publicKeyToken="31bf3856ad364e35" language="neutral"',
            ),
        )
    ),
    good=answer_file(settings("specialize", TIME_ZONE)),
    other_severities=((Severity.WARNING, "the attribute is language"),),
    setup_effect="does not know which component is meant",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each missing attribute; a missing language is only a warning."""
    required = envelope().required_attributes
    for one in index.components:
        attributes = dict(one.node.element.items())
        for attribute in required:
            if not attributes.get(attribute, "").strip():
                yield CARD.finding(
                    one.location,
                    f"the component has no {attribute}",
                    advice=_ADVICE[attribute],
                    severity=Severity.WARNING if attribute == "language" else CARD.severity,
                ).fixed_by(_fix(index, one, attribute))


def _fix(index: Index, one: IndexedComponent, attribute: str) -> Fix | None:
    """Return a fix with the usual value, or the architecture of all other components."""
    if attribute == "processorArchitecture":
        value = _only_architecture(index)
    else:
        value = _USUAL.get(attribute) if one.fact is not None else None
    return new_attribute(index, one.node.element, attribute, value, is_safe=True) if value else None


def _only_architecture(index: Index) -> str | None:
    """Return the architecture of the file if it names exactly one."""
    named = {one.node.element.get("processorArchitecture", "") for one in index.components} - {""}
    known = {architecture.value for architecture in Architecture}
    return next(iter(named)) if len(named) == 1 and named <= known else None


RULE = Rule(CARD, check)

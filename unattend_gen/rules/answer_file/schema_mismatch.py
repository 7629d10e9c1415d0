"""The schema of answer files refuses something that no other rule explains.

## What it checks
A place where the file does not follow `unattend-gen schema xsd`: an element out of the order that
its parent demands, an attribute that does not belong, a form that the catalog states for a text.

## Why it matters
The schema is made from the reference. Where it refuses what Setup takes, the reference is
narrower than Setup: a warning of medium confidence.

## Instead
Follow the advice; it says what the schema expects there.

## References
- The schema that this program generates from its catalog
"""

from __future__ import annotations

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.snippets import snippet


def _example(*elements: str) -> str:
    return snippet(
        "specialize",
        "Microsoft-Windows-TCPIP",
        '<Interfaces><Interface wcm:action="add">',
        *elements,
        "</Interface></Interfaces>",
    )


_IPV4 = "<Ipv4Settings><DhcpEnabled>true</DhcpEnabled></Ipv4Settings>"
_IDENTIFIER = "<Identifier>Ethernet</Identifier>"

CARD = RuleCard(
    slug="schema-mismatch",
    summary="the schema refuses something that no other rule explains",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example(_IDENTIFIER, _IPV4),
    good=_example(_IPV4, _IDENTIFIER),
)


RULE = Rule(CARD, found_by_engine)

"""The file does not follow the schema in a way that no other rule explains.

## What it checks
A place where the file does not follow `unattend-gen schema xsd`: an element out of the required
order, an attribute that does not belong there, text without the form that the catalog states.

## Why it matters
The schema is generated from the reference. Setup may accept what the reference does not describe,
so the finding is a warning of medium confidence.

## Instead
Follow the advice, which states what the schema expects.

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
    summary="the file does not follow the schema in a way that no other rule explains",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example(_IDENTIFIER, _IPV4),
    good=_example(_IPV4, _IDENTIFIER),
)


RULE = Rule(CARD, found_by_engine)

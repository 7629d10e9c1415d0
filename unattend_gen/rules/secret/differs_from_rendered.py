"""A setting differs from the rendered answer file.

## What it checks
With `--against`: a setting that was added, is missing, or has another value than in the rendered
file. Markers, the attributes that Setup adds, and white space do not count.

## Why it matters
The copy was made from another file than intended, or someone changed it.

## Instead
Find the answer file that was used: Setup takes the first one in its search order.

## References
- Vendor reference: implicit search order of answer files
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.secret._copies import panther_copy

CARD: Final = RuleCard(
    slug="differs-from-rendered",
    summary="a setting differs from the rendered answer file",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=panther_copy("<TimeZone>UTC</TimeZone>"),
    good=panther_copy(""),
)

RULE: Final = Rule(CARD, found_by_engine)

"""The marker is not spelled as Setup writes it.

## What it checks
The words of `*SENSITIVE*DATA*DELETED*` in another case, without the outer asterisks, or followed
by a full stop.

## Why it matters
The file holds no secret in this setting, but Setup always writes capitals and asterisks: someone
or something else has edited it.

## Instead
Find out what scrubbed the file, and whether it removes every secret.

## References
- Public samples of Panther folders
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.secret._copies import copy_with_key

CARD: Final = RuleCard(
    slug="marker-misspelt",
    summary="the marker is not spelled as Setup writes it",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=copy_with_key("SENSITIVE*DatA*deleteD."),
    good=copy_with_key(MARKER),
)

RULE: Final = Rule(CARD, found_by_engine)

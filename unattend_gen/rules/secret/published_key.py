"""A copy of an answer file contains a published key.

## What it checks
A key from the public lists (client setup keys and generic keys) in an element called `ProductKey`.

## Why it matters
A published key is not a secret and does not activate anything by itself. It is reported because
Setup should have scrubbed the setting, and because a MAK may have been intended.

## Instead
Nothing, unless a MAK was intended: then find out why it was not set.

## References
- The lists of client setup keys and generic keys that this program contains
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.secret._copies import copy_with_key

CARD: Final = RuleCard(
    slug="published-key",
    summary="a copy of an answer file contains a published key",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=copy_with_key(GVLK),
    good=copy_with_key(MARKER),
)

RULE: Final = Rule(CARD, found_by_engine)

r"""A file still contains a product key.

## What it checks
A key in an element called `ProductKey`, in any component and pass, and text in the form of a key
anywhere else, comments included. Published keys and placeholders are not reported.

## Why it matters
Setup replaces keys and passwords with `*SENSITIVE*DATA*DELETED*` when a pass is done, but only in
its cached copy, and only for passes that ran. Anyone who can read a MAK can use it until its
activations are spent.

## Instead
Delete the file, or replace the key with the marker. If others could read the file, have the key
replaced. Let SetupComplete.cmd delete `Panther\unattend.xml` and `Panther\unattend-original.xml`.

## References
- Vendor reference: how Setup scrubs its copy of the answer file
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.secret._copies import copy_with_key

CARD: Final = RuleCard(
    slug="leftover-key",
    summary="a file still contains a product key",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=copy_with_key(MADE_UP_KEY),
    good=copy_with_key(MARKER),
    exposes_secret=True,
    other_severities=((Severity.WARNING, "the text may only look like a key"),),
)

RULE: Final = Rule(CARD, found_by_engine)

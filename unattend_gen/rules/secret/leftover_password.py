"""A file still contains a password.

## What it checks
Text in elements called `Password`, `AdministratorPassword` and similar, in any component and pass,
in clear text or encoded; domain-join blobs, SNMP community names, and passwords in other kinds of
files.

## Why it matters
Anyone who can read the file can use the account. The encoding of answer files is base64, which
anyone can decode.

## Instead
Delete the file, or replace the password with the marker. If others could read the file, change the
password.

## References
- Vendor reference: how Setup scrubs its copy of the answer file
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.secret._copies import copy_with_password

CARD: Final = RuleCard(
    slug="leftover-password",
    summary="a file still contains a password",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=copy_with_password("<Value>not-a-real-one</Value><PlainText>true</PlainText>"),
    good=copy_with_password(MARKER),
    exposes_secret=True,
    other_severities=((Severity.WARNING, "the text may not be a password"),),
)

RULE: Final = Rule(CARD, found_by_engine)

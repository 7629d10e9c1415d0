"""Settings for joining a domain exclude each other.

## What it checks
`JoinDomain` beside `JoinWorkgroup`, `Credentials` beside an `UnsecureJoin` of true, and
`Credentials` beside `Provisioning`.

## Why it matters
Windows takes one of the two: the domain wins over the workgroup, provisioning over credentials. An
unsecure join must have no credentials.

## Instead
Keep the one that is meant.

## References
- Vendor reference: Microsoft-Windows-UnattendedJoin, Identification
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import UNATTENDED_JOIN, UNSECURE, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting


CARD = RuleCard(
    slug="contradictory-domain-join",
    summary="settings for joining a domain exclude each other",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=join(
        "<JoinDomain>contoso.example</JoinDomain><JoinWorkgroup>LAB</JoinWorkgroup>", UNSECURE
    ),
    good=join("<JoinDomain>contoso.example</JoinDomain>", UNSECURE),
)


def check(index: Index) -> Iterator[Finding]:
    """Each pair that excludes each other."""
    for join_ in index.settings(UNATTENDED_JOIN, "Identification"):
        if holds_branches(join_.node.element):
            continue
        workgroup, credentials = (
            join_.child("JoinWorkgroup"),
            join_.child("Credentials"),
        )
        if workgroup is not None and workgroup.value and join_.value_of("JoinDomain"):
            yield _finding(workgroup, "JoinWorkgroup is ignored beside JoinDomain")
        if credentials is not None and join_.is_true("UnsecureJoin"):
            yield _finding(credentials, "an unsecure join must have no Credentials")
        if credentials is not None and _is_provisioned(join_):
            yield _finding(credentials, "Provisioning wins over Credentials")


def _is_provisioned(join_: IndexedSetting) -> bool:
    provisioning = join_.child("Provisioning")
    return provisioning is not None and bool(provisioning.value_of("AccountData"))


def _finding(place: IndexedSetting, message: str) -> Finding:
    return CARD.finding(place.location, message, advice="keep the one that is meant")


RULE = Rule(CARD, check)

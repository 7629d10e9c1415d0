"""Settings for joining a domain contradict each other.

## What it checks
`JoinDomain` together with `JoinWorkgroup`, `Credentials` together with `UnsecureJoin` set to true,
and `Credentials` together with `Provisioning`.

## Why it matters
Windows uses one of the two: the domain takes precedence over the workgroup, and provisioning over
credentials. An unsecure join must not have credentials.

## Instead
Keep the setting that you need.

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
    summary="settings for joining a domain contradict each other",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=join(
        "<JoinDomain>contoso.example</JoinDomain><JoinWorkgroup>LAB</JoinWorkgroup>", UNSECURE
    ),
    good=join("<JoinDomain>contoso.example</JoinDomain>", UNSECURE),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each contradiction."""
    for join_ in index.settings(UNATTENDED_JOIN, "Identification"):
        if holds_branches(join_.node.element):
            continue
        workgroup, credentials = (
            join_.child("JoinWorkgroup"),
            join_.child("Credentials"),
        )
        if workgroup is not None and workgroup.value and join_.value_of("JoinDomain"):
            yield _finding(workgroup, "JoinWorkgroup is ignored because JoinDomain is set")
        if credentials is not None and join_.is_true("UnsecureJoin"):
            yield _finding(credentials, "an unsecure join must not have Credentials")
        if credentials is not None and _is_provisioned(join_):
            yield _finding(credentials, "Credentials is ignored because Provisioning is set")


def _is_provisioned(join_: IndexedSetting) -> bool:
    provisioning = join_.child("Provisioning")
    return provisioning is not None and bool(provisioning.value_of("AccountData"))


def _finding(place: IndexedSetting, message: str) -> Finding:
    return CARD.finding(place.location, message, advice="keep the one that you need")


RULE = Rule(CARD, check)

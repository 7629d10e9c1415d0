"""Settings for joining a domain exclude each other.

## What it looks for
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
from unattend_gen.rules.branches import holds_branches
from unattend_gen.rules.rule import Rule, Scope
from unattend_gen.rules.snippets import UNATTENDED_JOIN, UNSECURE, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import Placed


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


def check(survey: Survey) -> Iterator[Finding]:
    """Each pair that excludes each other."""
    for join_ in survey.found(UNATTENDED_JOIN, "Identification"):
        if holds_branches(join_.node.element):
            continue
        workgroup, credentials = (
            survey.child(join_, "JoinWorkgroup"),
            survey.child(join_, "Credentials"),
        )
        if workgroup is not None and workgroup.value and survey.value(join_, "JoinDomain"):
            yield _finding(survey, workgroup, "JoinWorkgroup is ignored beside JoinDomain")
        if credentials is not None and survey.says_true(join_, "UnsecureJoin"):
            yield _finding(survey, credentials, "an unsecure join must have no Credentials")
        if credentials is not None and _is_provisioned(survey, join_):
            yield _finding(survey, credentials, "Provisioning wins over Credentials")


def _is_provisioned(survey: Survey, join_: Placed) -> bool:
    provisioning = survey.child(join_, "Provisioning")
    return provisioning is not None and bool(survey.value(provisioning, "AccountData"))


def _finding(survey: Survey, place: Placed, message: str) -> Finding:
    return CARD.finding(survey.at(place), message, advice="keep the one that is meant")


RULE = Rule(CARD, check, Scope.COMPONENT, ((UNATTENDED_JOIN, "Identification"),))

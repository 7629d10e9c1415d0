"""The domain is joined without an account.

## What it checks
A `JoinDomain` without `Credentials`, `UnsecureJoin` set to true, or `Provisioning`; and
`Credentials` without a user name or a password.

## Why it matters
Only an unsecure or a provisioned join works without an account. Otherwise the join fails, and the
computer starts in a workgroup.

## Instead
Add `Credentials` of an account that may only join computers, or provision the computer.

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
    slug="domain-join-without-credentials",
    summary="the domain is joined without an account",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=join("<JoinDomain>contoso.example</JoinDomain>"),
    good=join("<JoinDomain>contoso.example</JoinDomain>", UNSECURE),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each join without an account, and for incomplete credentials."""
    for join_ in index.settings(UNATTENDED_JOIN, "Identification"):
        domain, credentials = join_.child("JoinDomain"), join_.child("Credentials")
        if domain is None or not domain.value or holds_branches(join_.node.element):
            continue
        if credentials is not None:
            yield from _incomplete(credentials)
        elif not _is_without_account(join_):
            yield CARD.finding(
                domain.location,
                "the domain is joined without an account",
                advice="add Credentials, or set UnsecureJoin to true for an unsecure join",
            )


def _is_without_account(join_: IndexedSetting) -> bool:
    """Whether the join needs no account, or a placeholder decides that later."""
    unsecure = join_.child("UnsecureJoin")
    is_open = unsecure is not None and unsecure.is_placeholder
    return is_open or join_.is_true("UnsecureJoin") or bool(join_.child("Provisioning"))


def _incomplete(credentials: IndexedSetting) -> Iterator[Finding]:
    if holds_branches(credentials.node.element):
        return
    missing = [name for name in ("Username", "Password") if credentials.child(name) is None]
    if missing:
        yield CARD.finding(
            credentials.location,
            f"Credentials has no {' and no '.join(missing)}",
            advice="add the user name, domain and password of the account that joins the computer",
        )


RULE = Rule(CARD, check)

"""Windows signs a user in without end.

## What it checks
An `AutoLogon` with `Enabled` of true and no `LogonCount`. Where the password is one that everybody
knows, as on test machines, it is a note.

## Why it matters
The reference demands a count with each `AutoLogon`. Without it the computer signs in at every
start, with the password in its registry.

## Instead
Write how often: `<LogonCount>1</LogonCount>`. Windows adds one to what stands there.

## References
- Vendor reference: AutoLogon, LogonCount
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.passwords import is_conventional
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting


def _example(count: str) -> str:
    return snippet(
        "oobeSystem",
        SHELL_SETUP,
        f"<AutoLogon><Enabled>true</Enabled>{count}",
        "<Username>Administrator</Username></AutoLogon>",
    )


CARD = RuleCard(
    slug="auto-logon-without-count",
    summary="Windows signs a user in without end",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_example(""),
    good=_example("<LogonCount>1</LogonCount>"),
    other_severities=((Severity.NOTE, "the password is a conventional one, such as vagrant"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Each automatic logon without a count."""
    for logon in index.settings(SHELL_SETUP, "AutoLogon"):
        is_on = logon.is_true("Enabled")
        if is_on and logon.child("LogonCount") is None:
            yield CARD.finding(
                logon.location,
                "AutoLogon without LogonCount signs in at every start",
                advice="write LogonCount with the number of logons that are needed",
                severity=Severity.NOTE if _is_for_tests(logon) else None,
            )


def _is_for_tests(logon: IndexedSetting) -> bool:
    password = logon.child("Password")
    return password is not None and is_conventional(password.value_of("Value"))


RULE = Rule(CARD, check)

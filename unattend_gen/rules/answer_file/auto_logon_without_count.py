"""Windows signs the user in at every start.

## What it checks
An `AutoLogon` with `Enabled` set to true and no `LogonCount`. If the password is a conventional
one, as on test machines, the finding is a note.

## Why it matters
The reference requires a count in each `AutoLogon`. Without it, the computer signs in at every
start, and the password stays in its registry.

## Instead
State how often: `<LogonCount>1</LogonCount>`. Windows adds one to the value.

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
    summary="Windows signs the user in at every start",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_example(""),
    good=_example("<LogonCount>1</LogonCount>"),
    other_severities=((Severity.NOTE, "the password is a conventional one, such as vagrant"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each automatic logon without a count."""
    for logon in index.settings(SHELL_SETUP, "AutoLogon"):
        is_on = logon.is_true("Enabled")
        if is_on and logon.child("LogonCount") is None:
            yield CARD.finding(
                logon.location,
                "AutoLogon has no LogonCount, so Windows signs in at every start",
                advice="add LogonCount with the number of sign-ins that you need",
                severity=Severity.NOTE if _is_for_tests(logon) else None,
            )


def _is_for_tests(logon: IndexedSetting) -> bool:
    password = logon.child("Password")
    return password is not None and is_conventional(password.value_of("Value"))


RULE = Rule(CARD, check)

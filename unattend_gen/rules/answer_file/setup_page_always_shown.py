"""Setup is told to stop at a page and wait for a person.

## What it checks
A `WillShowUI` with `Always`.

## Why it matters
Setup shows the page in each installation, whatever else the file says. That may be meant, but the
installation is not unattended any more.

## Instead
`OnError` shows the page only when a value does not do; it is what Setup takes anyway.

## References
- Vendor reference: the WillShowUI settings
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="setup-page-always-shown",
    summary="Setup is told to stop at a page and wait for a person",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet(
        "windowsPE",
        SETUP,
        "<DiskConfiguration><WillShowUI>Always</WillShowUI></DiskConfiguration>",
    ),
    good=snippet(
        "windowsPE",
        SETUP,
        "<DiskConfiguration><WillShowUI>OnError</WillShowUI></DiskConfiguration>",
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Each page that is always shown."""
    for placed in index.all_settings:
        is_page = placed.fact is not None and placed.fact.name == "WillShowUI"
        if is_page and placed.value.lower() == "always":
            yield CARD.finding(
                placed.location,
                "Setup shows this page in each installation and waits",
                advice="write OnError, unless a person is to answer",
            )


RULE = Rule(CARD, check)

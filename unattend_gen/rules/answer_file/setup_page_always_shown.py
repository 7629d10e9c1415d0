"""Setup always shows a page and waits.

## What it checks
A `WillShowUI` set to `Always`.

## Why it matters
Setup shows the page in every installation, whatever else the file says. That may be intended, but
the installation is then not unattended.

## Instead
`OnError`, which is also the default, shows the page only if a value does not work.

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
    summary="Setup always shows a page and waits",
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
    """Yield a finding for each page that is always shown."""
    for setting in index.open_settings:
        is_page = setting.fact is not None and setting.fact.name == "WillShowUI"
        if is_page and setting.value.lower() == "always":
            yield CARD.finding(
                setting.location,
                "Setup shows this page in every installation and waits",
                advice="write OnError, unless someone should answer",
            )


RULE = Rule(CARD, check)

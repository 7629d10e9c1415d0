"""A command installs a product key or a confirmation ID.

## What it checks
`slmgr` with `/ipk` or `/atp` in a command.

## Why it matters
There is a setting for product keys. Setup does not scrub commands from its copy of the answer file,
and writes them to its logs. A confirmation ID is valid for one computer only, so it is wrong in a
file for several.

## Instead
Write the key to `ProductKey` of Microsoft-Windows-Shell-Setup in specialize. Enter a confirmation
ID on the computer that it was issued for.

## References
- Vendor documentation: slmgr options
- A public Panther folder: commands are in the scrubbed copy and in setupact.log
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_OPTION: Final = re.compile(r"(?<![\w/-])[/-](ipk|atp)\b", re.IGNORECASE)

CARD = RuleCard(
    slug="activation-by-command",
    summary="a command installs a product key or a confirmation ID",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=first_logon(command(f"cscript slmgr.vbs /ipk {GVLK}")),
    good=first_logon(command("cscript slmgr.vbs /ato")),
    other_severities=(
        (
            Severity.WARNING,
            "the command installs a confirmation ID",
        ),
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each command that installs a key or a confirmation ID."""
    for setting in index.commands:
        options = {option.lower() for option in _OPTION.findall(setting.value)}
        if "slmgr" not in setting.value.lower():
            continue
        if "atp" in options:
            yield CARD.finding(
                setting.location,
                "a confirmation ID is valid for one computer only",
                advice="install it on the computer that it was issued for",
                severity=Severity.WARNING,
            )
        elif "ipk" in options:
            yield CARD.finding(
                setting.location,
                "the command installs a product key, although there is a setting for it",
                advice="use specialize/Microsoft-Windows-Shell-Setup/ProductKey",
            )


RULE = Rule(CARD, check)

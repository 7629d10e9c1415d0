"""A command installs a key or a confirmation ID.

## What it checks
`slmgr` with `/ipk` or `/atp` in a command.

## Why it matters
A key has a setting of its own. Commands stay in the copy that Setup keeps of the file,
and in its logs. A confirmation ID is made for one computer: in a file for several it is wrong.

## Instead
Write the key into specialize, Microsoft-Windows-Shell-Setup, `ProductKey`. Type a confirmation ID
at the computer that it is for.

## References
- Vendor documentation: slmgr options
- A public Panther folder: commands stand in the scrubbed copy and in setupact.log
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
    summary="a command installs a key or a confirmation ID",
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
    """Each command that does so."""
    for placed in index.commands:
        options = {option.lower() for option in _OPTION.findall(placed.value)}
        if "slmgr" not in placed.value.lower():
            continue
        if "atp" in options:
            yield CARD.finding(
                placed.location,
                "a confirmation ID is made for one computer",
                advice="install it at the computer that it is for",
                severity=Severity.WARNING,
            )
        elif "ipk" in options:
            yield CARD.finding(
                placed.location,
                "the command installs a key, for which there is a setting",
                advice="use specialize/Microsoft-Windows-Shell-Setup/ProductKey",
            )


RULE = Rule(CARD, check)

"""An ignore comment matches no finding.

## What it checks
A comment `unattend-gen: ignore[…]` with a selected rule that finds nothing in the element after it,
or in the whole file if the comment is before the root.

## Why it matters
The finding is gone, or the comment is in the wrong place. If it stays, it hides the next such
finding, which nobody has reviewed.

## Instead
Delete the comment or the name in it. The comment belongs directly before its element.

## References
- The continuous integration page of this program's documentation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_COMMENT = "<!-- unattend-gen: ignore[wrong-type] read by our own tool -->"

CARD = RuleCard(
    slug="unused-ignore",
    summary="an ignore comment matches no finding",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, _COMMENT, "<CopyProfile>true</CopyProfile>"),
    good=snippet("specialize", SHELL_SETUP, _COMMENT, "<CopyProfile>ours</CopyProfile>"),
)


def check(_: Index) -> Iterator[Finding]:
    """Yield nothing: the engine compares ignore comments with all findings."""
    yield from ()


RULE = Rule(CARD, check)

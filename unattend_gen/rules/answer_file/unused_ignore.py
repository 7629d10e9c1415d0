"""An ignore comment names a rule that finds nothing there.

## What it checks
A comment `unattend-gen: ignore[…]` with a rule that was asked and finds nothing in the element that
follows, or in the whole file where the comment stands before the root.

## Why it matters
What was to be ignored is gone, or the comment stands in the wrong place. Left where it is, it would
hide the next such mistake, which nobody has looked at.

## Instead
Delete the comment or the name in it. It belongs right before the element it is about.

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
    summary="an ignore comment names a rule that finds nothing there",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, _COMMENT, "<CopyProfile>true</CopyProfile>"),
    good=snippet("specialize", SHELL_SETUP, _COMMENT, "<CopyProfile>ours</CopyProfile>"),
)


def check(_: Index) -> Iterator[Finding]:
    """Nothing: only who knows all findings can tell which comment covers none."""
    yield from ()


RULE = Rule(CARD, check)

"""The file begins with a byte order mark.

## What it checks
The three bytes EF BB BF at the start of a UTF-8 file. The finding is a warning with `--windows`
11-24h2 or later, or server-2025, and otherwise a note.

## Why it matters
Setup of Windows 11 24H2 has been reported to fail on such a file. Other releases read it.

## Instead
Save the file as UTF-8 without a byte order mark.

## References
- cschneegans/unattend-generator issue 8
"""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.images import first_build
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="byte-order-mark",
    summary="the file begins with a byte order mark",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    since="0.1",
    bad=f"\ufeff{answer_file()}",
    good=answer_file(),
    other_severities=((Severity.WARNING, "the file is for Windows 11 24H2 or later"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the mark of a UTF-8 file; UTF-16 requires its own."""
    if index.answer_file.encoding.bom != codecs.BOM_UTF8:
        return
    is_new = index.windows is not None and index.windows.build >= first_build("11-24h2")
    yield CARD.finding(
        replace(index.document, line=1, column=1),
        "a byte order mark begins the file; Setup of Windows 11 24H2 reportedly fails on it",
        advice="save the file as UTF-8 without a byte order mark",
        severity=Severity.WARNING if is_new else None,
    )


RULE = Rule(CARD, check)

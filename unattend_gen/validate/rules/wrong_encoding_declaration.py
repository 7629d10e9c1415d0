"""The XML declaration names another encoding than the file is written in.

## What it looks for
A declaration that contradicts the byte order mark or the bytes: `utf-16` over a file in UTF-8 is
met most, since some programs save the text and keep its first line.

## Why it matters
A strict reader of XML stops at the declaration, or reads letters beyond ASCII as others.

## Instead
Write `encoding="utf-8"`, and save the file as UTF-8.

## References
- XML 1.0: character encoding in entities
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.validate.rule import Rule
from unattend_gen.validate.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.validate.survey import Survey


CARD = RuleCard(
    slug="wrong-encoding-declaration",
    summary="the XML declaration names another encoding than the file is written in",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file().replace("utf-8", "utf-16", 1),
    good=answer_file(),
)


def check(survey: Survey) -> Iterator[Finding]:
    """The declaration, if it does not fit the bytes."""
    if not survey.answer_file.encoding.is_declared_rightly:
        actual = survey.answer_file.encoding.name.upper()
        yield CARD.finding(
            replace(survey.document, line=1, column=1),
            f"the bytes are {actual}, the declaration says otherwise",
            advice='write encoding="utf-8" and save the file as UTF-8',
        )


RULE = Rule(CARD, check)

"""The file is not well-formed XML.

## What it checks
Text that an XML parser rejects: a tag that is not closed, a bare `&`, text before the XML
declaration, bytes that are invalid in the declared encoding, or an empty file.

## Why it matters
Setup stops, or continues as if there were no answer file. Nothing else can be checked until this is
fixed.

## Instead
Go to the reported line and column. Write `&amp;` and `&lt;` in values, and close every element.

## References
- Extensible Markup Language (XML) 1.0
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from unattend_gen.core.location import Location
    from unattend_gen.errors import AnswerFileError

CARD = RuleCard(
    slug="not-well-formed",
    summary="the file is not well-formed XML",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<RegisteredOwner>R&D</RegisteredOwner>"),
    good=snippet("specialize", SHELL_SETUP, "<RegisteredOwner>R&amp;D</RegisteredOwner>"),
    setup_effect="cannot read the file",
)


def from_error(error: AnswerFileError, document: Location) -> Finding:
    """Return the error of the parser as a finding; its message never quotes the document."""
    return CARD.finding(
        replace(document, line=error.line, column=error.column),
        error.message,
        advice=error.advice,
    )


RULE = Rule(CARD, found_by_engine)

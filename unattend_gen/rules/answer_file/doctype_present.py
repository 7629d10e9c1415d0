"""The file has a document type declaration.

## What it checks
`<!DOCTYPE …>` before the root element.

## Why it matters
Answer files do not need one. A DOCTYPE can define entities that change what the text says, or name
files and addresses that a careless parser would fetch. This program fetches nothing.

## Instead
Delete the declaration, and replace each entity with its text.

## References
- OWASP: XML External Entity prevention
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import text_or_none
from unattend_gen.answer_file.parse import doctype_line
from unattend_gen.core.finding import Confidence, Edit, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, answer_file, component, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.core.location import Location
    from unattend_gen.rules.index import Index

_BARE: Final = re.compile(
    r"""\A (?> [^<]++ | (?><\?.*?\?>) | (?><!--.*?-->) )*+
    (?P<whole> <!DOCTYPE (?> [^<>\["']++ | "[^"]*+" | '[^']*+' )*+ > (?:\r?\n)? )""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""A declaration without entities of its own, before any element."""

_SETTINGS = settings("specialize", component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>"))

CARD = RuleCard(
    slug="doctype-present",
    summary="the file has a document type declaration",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file(_SETTINGS, prolog="<!DOCTYPE unattend>\n"),
    good=answer_file(_SETTINGS),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the DOCTYPE; the rest of the document is checked as usual."""
    line = index.answer_file.doctype_line
    if line is not None:
        yield _finding(index.document, line).fixed_by(_fix(index.answer_file.text))


def _fix(text: str) -> Fix | None:
    """Return a fix that deletes a declaration without entities, on which no text depends."""
    found = _BARE.search(text)
    if found is None:
        return None
    return Fix("delete the DOCTYPE", is_safe=True, edits=(Edit(*found.span("whole")),))


def in_unparsed(document: Document) -> Iterator[Finding]:
    """Yield a finding for the DOCTYPE of a document that does not parse."""
    text = text_or_none(document.data)
    if text is None:
        return
    line = doctype_line(text)
    if line is not None:
        yield _finding(document.location, line)


def _finding(document: Location, line: int) -> Finding:
    return CARD.finding(
        replace(document, line=line),
        "there is a DOCTYPE before the root element",
        advice="delete it; answer files do not need one",
    )


RULE = Rule(CARD, check)

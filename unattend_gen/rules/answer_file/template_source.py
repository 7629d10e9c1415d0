"""The file is a template and is checked without its placeholders.

## What it checks
Marks of Jinja2, Go, HCL, ERB, `@NAME@`, `%name%`, and words such as `CHANGEME`, in values,
attributes and between elements. Each value is also reported by `placeholder-value`; this finding
counts them.

## Why it matters
A placeholder can become anything, so its value is not checked, and a branch may replace another
branch. Only the rendered file can be checked completely.

## Instead
Validate the template for its structure, and the rendered file for its values.

## References
- Public answer files that are templates of Jinja2, HCL, MDT, ERB, batch and sed
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import line_at, text_or_none
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.placeholders import asks_person, holds_branches, is_stand_in_attribute
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.rules.index import Index

_STATEMENT: Final = re.compile(r"<%[=#-]?\s|\{%-?\s|\{\{-?\s")
_MARKS: Final = ("{%", "%{", "{{", "<%", "&lt;%")
"""Without any of them there is no statement; they spare a look at each element."""

CARD = RuleCard(
    slug="template-source",
    summary="the file is a template and is checked without its placeholders",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file("{% for name in names %}"),
    good=answer_file(),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield one finding for a file with branches or with more than one placeholder.

    A single placeholder is fully described by its own finding.
    """
    values = sum(setting.is_placeholder for setting in index.all_settings)
    if values + _open_attributes(index) > 1 or _has_branches(index):
        count = "1 placeholder is" if values == 1 else f"{values} placeholders are"
        yield CARD.finding(
            index.location(index.answer_file.root),
            f"the file is a template: {count} not checked, the rest is",
            advice="validate the rendered file, too",
        )


def is_form(index: Index) -> bool:
    """Return whether only words stand in for values, which a person fills in.

    Such a file has all its settings; a program would not change which ones there are.
    """
    stand_ins = (each.value for each in index.all_settings if each.is_placeholder)
    return (
        all(map(asks_person, stand_ins))
        and not _open_attributes(index)
        and not _has_branches(index)
    )


def in_unparsed(document: Document) -> Iterator[Finding]:
    """Yield a finding if a document that is not XML is a template, which may explain it."""
    text = text_or_none(document.data)
    if text is None:
        return
    mark = _STATEMENT.search(text)
    if mark is not None:
        yield CARD.finding(
            replace(document.location, line=line_at(text, mark.start())),
            "the file is a template, which is not XML before it is rendered",
            advice="render it, and validate the result",
        )


def _open_attributes(index: Index) -> int:
    """Return the number of passes and components with a placeholder in an attribute."""
    frame = (
        *(one.element for one in index.passes),
        *(one.node.element for one in index.components),
    )
    return sum(any(map(is_stand_in_attribute, one.attrib.values())) for one in frame)


def _has_branches(index: Index) -> bool:
    """Whether there is a statement of a template between elements."""
    if not any(mark in index.answer_file.text for mark in _MARKS):
        return False
    elements = (
        index.answer_file.root,
        *(one.element for one in index.passes),
        *(one.node.element for one in index.components),
        *(one.node.element for one in index.all_settings if not one.node.is_leaf),
    )
    return any(holds_branches(element) for element in elements)


RULE = Rule(CARD, check)

"""The XML declaration names another encoding than that of the file.

## What it checks
A declaration that contradicts the byte order mark or the bytes. `utf-16` in a file in UTF-8 is the
most common, because some programs convert the text and keep its first line.

## Why it matters
A strict XML parser stops at the declaration, or reads characters beyond ASCII incorrectly.

## Instead
Write `encoding="utf-8"`, and save the file as UTF-8.

## References
- XML 1.0: character encoding in entities
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Edit, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.rules.index import Index


_NAME: Final = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"'](?P<name>[\w.-]+)")

CARD = RuleCard(
    slug="wrong-encoding-declaration",
    summary="the XML declaration names another encoding than that of the file",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file().replace("utf-8", "utf-16", 1),
    good=answer_file(),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for a declaration that does not match the bytes."""
    if not index.answer_file.encoding.matches_declaration:
        actual = index.answer_file.encoding.name.upper()
        yield CARD.finding(
            replace(index.document, line=1, column=1),
            f"the file is in {actual}, but the XML declaration names another encoding",
            advice='write encoding="utf-8" and save the file as UTF-8',
        ).fixed_by(_fix(index.answer_file))


def _fix(answer_file: AnswerFile) -> Fix | None:
    """Return a fix that declares the actual encoding; the bytes stay."""
    declared, name = answer_file.encoding.declared, answer_file.encoding.name
    actual = next((one for one in ("utf-8", "utf-16") if name.startswith(one)), None)
    there = _NAME.match(answer_file.text)
    if declared is None or actual is None or there is None:
        return None
    edit = Edit(*there.span("name"), actual)
    return Fix(f'write encoding="{actual}"', is_safe=True, edits=(edit,))


RULE = Rule(CARD, check)

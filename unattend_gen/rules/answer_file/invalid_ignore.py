"""An ignore comment does not do what it appears to do.

## What it checks
A comment that begins with `unattend-gen:` and is not `ignore[rule, …] reason`, has no reason, or
names a rule that does not exist.

## Why it matters
Without a reason, nobody can decide later whether the finding may stay, so such a comment ignores
nothing. The name of an unknown rule ignores nothing either.

## Instead
Write `<!-- unattend-gen: ignore[rule] why it may stay -->` directly before the element, or before
the root for the whole file. `unattend-gen explain rules` lists the rules.

## References
- The continuous integration page of this program's documentation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.words import nearest
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.ignore_comment import ignore_comments
from unattend_gen.rules.load import rule_names
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.ignore_comment import IgnoreComment
    from unattend_gen.rules.index import Index

_NAME = "<ComputerName>PC-01</ComputerName>"

CARD = RuleCard(
    slug="invalid-ignore",
    summary="an ignore comment has no reason, names an unknown rule or cannot be read",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<!-- unattend-gen: ignore[too-long] -->", _NAME),
    good=snippet("specialize", SHELL_SETUP, "<!-- too-long, but it works -->", _NAME),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each ignore comment that ignores nothing, or less than it appears to."""
    for ignore in ignore_comments(index.answer_file):
        for message, advice in _mistakes(ignore):
            yield CARD.finding(index.location(ignore.comment), message, advice=advice)


def _mistakes(ignore: IgnoreComment) -> Iterator[tuple[str, str]]:
    if not ignore.slugs:
        form = "write unattend-gen: ignore[rule] and the reason"
        yield "the ignore comment names no rule", form
        return
    if not ignore.has_reason:
        yield (
            "an ignore comment without a reason ignores nothing",
            "write the reason after the names",
        )
    for position, slug in enumerate(ignore.slugs, start=1):
        if slug not in rule_names():
            near = nearest(slug, rule_names())
            listed = "unattend-gen explain rules lists them"
            advice = f"did you mean {near}?" if near else listed
            yield f"name {position} in the ignore comment is not a rule", advice


RULE = Rule(CARD, check)

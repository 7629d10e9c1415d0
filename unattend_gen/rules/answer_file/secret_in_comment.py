"""A comment contains a product key or a password.

## What it checks
In comments: a product key that is not published, a password in markup that was commented out, a
command with a password, and a link to the page of a generator with a password or key in it.

## Why it matters
Comments are copied with the file. Setup removes secrets from settings, never from comments.

## Instead
Delete the comment, and change the secret that it contained.

## References
- cschneegans/unattend-generator issues 10, 293 and 295: the link carries the passwords
- A public Panther folder: comments stay in the scrubbed copy
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.rules.comments import comment_secrets
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="secret-in-comment",
    summary="a comment contains a product key or a password",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file(f"<!-- our key: {MADE_UP_KEY} -->"),
    good=answer_file("<!-- the key is in the safe -->"),
    exposes_secret=True,
    other_severities=((Severity.NOTE, "the password is a conventional one, such as vagrant"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each secret in each comment."""
    for comment, text in index.comments:
        for secret in comment_secrets(text):
            yield CARD.finding(
                index.location(comment),
                f"the comment contains {secret.what}",
                advice="delete it, and change the secret",
                severity=Severity.NOTE if secret.is_conventional else None,
                confidence=Confidence.MEDIUM if secret.last_five else None,
                last_five=secret.last_five,
            )


RULE = Rule(CARD, check)

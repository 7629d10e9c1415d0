"""A comment contains a product key or a password.

## What it checks
In comments: a product key that is not published, a password in markup that was commented out, a
command with a password, and a link to the page of a generator with a password or key in it. In a
link, names that end in `Password` or `ProductKey` count, but not `PasswordExpirationMode`.

## Why it matters
Comments are copied with the file. Setup removes secrets from settings, never from comments.

## Instead
Delete the comment, and change the secret that it contained.

## References
- cschneegans/unattend-generator issues 10, 293 and 295: the link carries the passwords
- A public Panther folder: comments stay in the scrubbed copy
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from unattend_gen.answer_file.tree import is_marker
from unattend_gen.catalog.keys import published
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.key_search import find_keys, key_at
from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.rules.passwords import is_conventional
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
    for comment, text in index.answer_file.comments():
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


_LINK: Final = re.compile(
    r"[?&][\w.]{0,60}?(?:(?:Password|Passwd)[\d.]{0,5}|(?P<key>ProductKey|ActivationKey))"
    r"=(?P<secret>[^&#\s\"'<>]{1,400})",
    re.IGNORECASE,
)
_FLAGS: Final = frozenset({"true", "false", "on", "off"})
"""Values of a switch such as ShowPassword, which is not a password."""

_MARKUP: Final = re.compile(
    r"<(?:[\w-]{1,40}:)?(?P<name>\w{0,40}Password)>\s{0,200}(?:<(?:[\w-]{1,40}:)?Value>)?"
    r"(?P<secret>[^<>\s][^<>]{0,400})<"
)
_BRACES: Final = re.compile(r"[{\[$%@].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CommentSecret:
    """A secret in a comment; its text stays in the document.

    Attributes:
        what: the kind of secret, for a message.
        last_five: the last five characters of a product key.
        is_conventional: whether it is a conventional password.
    """

    what: str
    last_five: str | None = None
    is_conventional: bool = False


def comment_secrets(text: str) -> Iterator[CommentSecret]:
    """Yield the secrets in a comment, except published keys, placeholders and markers."""
    for start, end in find_keys(text):
        key = key_at(text, start, end)
        if key is not None and key.checksum_matches is not False and published(key) is None:
            yield CommentSecret("a product key", key.last_five)
    for match in _LINK.finditer(text):
        value = unquote_plus(match["secret"])
        may_be_secret = any(find_keys(value)) if match["key"] else value.lower() not in _FLAGS
        if may_be_secret and _is_live(value):
            yield _password("a link with a password or key in it", value)
    for match in _MARKUP.finditer(text):
        if _is_live(match["secret"]):
            yield _password("a password in markup that is commented out", match["secret"])
    for secret in command_secrets(text):
        value = text[secret.start : secret.end]
        is_sure = (
            secret.confidence is Confidence.HIGH and key_at(text, secret.start, secret.end) is None
        )
        if is_sure and _is_live(value):
            yield _password("a command with a password", value)


def _is_live(value: str) -> bool:
    """Whether a text is a secret, not a placeholder for one."""
    key = key_at(value, 0, len(value))
    if key is not None and published(key) is not None:
        return False
    return not (is_placeholder(value) or is_marker(value) or _BRACES.fullmatch(value))


def _password(what: str, value: str) -> CommentSecret:
    return CommentSecret(what, is_conventional=is_conventional(value))

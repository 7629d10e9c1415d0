r"""A script in the answer file contains a password or a product key.

## What it checks
Secrets in the section in which `unattend-gen render` stores scripts: a product key that is not
published, `net user NAME PASSWORD`, `ConvertTo-SecureString` with its text and similar. Variables,
prompts and published keys are not secrets.

## Why it matters
Setup caches the answer file with its scripts, removes passwords from settings, and does not change
the scripts. They are also written to `%WINDIR%\Setup\Scripts`, which every user can read.

## Instead
Use the setting for the secret, or let the script read it from a file that it deletes.

## References
- A public Panther folder: commands are unchanged in the scrubbed copy
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import SCRIPTS_NS
from unattend_gen.catalog.keys import published
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.key_search import find_keys, key_at
from unattend_gen.rules.passwords import is_conventional
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.rules.index import Index

_FILE: Final = f"{{{SCRIPTS_NS}}}Extensions/{{{SCRIPTS_NS}}}File"
_ADVICE: Final = "use the setting for it, or let the script read it from a file that it deletes"


def _carrying(script: str) -> str:
    file = f'<File name="first-logon-01.cmd" encoding="us-ascii">{script}</File>'
    return answer_file(f'<Extensions xmlns="{SCRIPTS_NS}">{file}</Extensions>')


CARD = RuleCard(
    slug="secret-in-script",
    summary="a script in the answer file contains a password or a product key",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_carrying("net user admin not-a-real-one"),
    good=_carrying("net user admin *"),
    exposes_secret=True,
    other_severities=((Severity.NOTE, "the password is a conventional one, such as vagrant"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each secret in each script that `render` stored."""
    for element in index.answer_file.root.iterfind(_FILE):
        text = element.text or ""
        yield from _passwords(index, element, text)
        yield from _keys(index, element, text)


def _passwords(index: Index, element: Element, text: str) -> Iterator[Finding]:
    for secret in command_secrets(text):
        value = text[secret.start : secret.end]
        if key_at(text, secret.start, secret.end) is None:
            yield CARD.finding(
                index.location(element),
                f"{secret.command}: the script contains a password",
                advice=_ADVICE,
                severity=Severity.NOTE if is_conventional(value) else None,
                confidence=secret.confidence,
            )


def _keys(index: Index, element: Element, text: str) -> Iterator[Finding]:
    for start, end in find_keys(text):
        key = key_at(text, start, end)
        if key is not None and published(key) is None:
            yield CARD.finding(
                index.location(element),
                "the script contains a product key",
                advice=_ADVICE,
                last_five=key.last_five,
            )


RULE = Rule(CARD, check)

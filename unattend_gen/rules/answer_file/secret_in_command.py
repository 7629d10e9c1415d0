"""A command line contains a password or a product key.

## What it checks
Commands that contain a secret: `net user NAME PASSWORD`, `slmgr /ipk KEY`, `DefaultPassword`,
encoded PowerShell and similar. Published keys, variables and prompts are not secrets. A
conventional password such as `vagrant` is a note.

## Why it matters
Setup removes passwords from its own copy of the answer file, but does not change commands, and
writes them to its logs.

## Instead
Let the command read the secret from a file that it deletes, or use the setting for it.

## References
- A public Panther folder: the commands are in the scrubbed copy and in setupact.log
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import published
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.key_search import key_at
from unattend_gen.core.secret import SecretKind
from unattend_gen.rules.passwords import is_conventional
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.match import Match
    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="secret-in-command",
    summary="a command line contains a password or a product key",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=first_logon(command("net user admin not-a-real-one")),
    good=first_logon(command("net user admin *")),
    exposes_secret=True,
    other_severities=((Severity.NOTE, "the password is a conventional one, such as vagrant"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each secret in each command line."""
    for setting in index.all_settings:
        if setting.fact is None or not setting.fact.may_contain_secret or not setting.value:
            continue
        for secret in command_secrets(setting.value):
            key = _key(setting.value, secret)
            if key is None or published(key) is None:
                is_mild = is_conventional(setting.value[secret.start : secret.end])
                yield CARD.finding(
                    setting.location,
                    f"{secret.command}: the command line contains a {_noun(secret)}",
                    advice="let the command read it from a file that is deleted afterwards",
                    severity=Severity.NOTE if is_mild else None,
                    confidence=secret.confidence,
                    last_five=key.last_five if key is not None else None,
                )


def _key(command: str, secret: Match) -> ProductKey | None:
    if secret.kind is not SecretKind.PRODUCT_KEY:
        return None
    return key_at(command, secret.start, secret.end)


def _noun(secret: Match) -> str:
    return "product key" if secret.kind is SecretKind.PRODUCT_KEY else "password"


RULE = Rule(CARD, check)

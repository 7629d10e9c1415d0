"""A text is longer than its setting takes.

## What it checks
More characters than the reference states; for a computer name, more than fifteen bytes.

## Why it matters
Windows refuses a computer or account name that is too long, and Setup stops. Other texts may be
cut off or refused: a warning.

## Instead
Shorten the text. Put a long command into a script and call that.

## References
- Vendor reference: the values on the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting

_ACCOUNT_NAME: Final = "LocalAccount/Name"

CARD = RuleCard(
    slug="too-long",
    summary="a text is longer than its setting takes",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputerName>ACCOUNTING-PC-001</ComputerName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>ACCOUNT-PC-001</ComputerName>"),
    other_severities=((Severity.ERROR, "Windows is known to reject a longer name"),),
    setup_effect="rejects a computer or account name that is longer than Windows allows",
)


def check(index: Index) -> Iterator[Finding]:
    """Each text beyond its length; keys have a rule of their own."""
    for placed in index.all_settings:
        if placed.fact is None or placed.fact.max_length is None or not placed.is_open_value:
            continue
        most = placed.fact.max_length
        if placed.has_type(ValueType.PRODUCT_KEY) or _length(placed) <= most:
            continue
        is_refused = _is_name(placed)
        yield CARD.finding(
            placed.location,
            f"longer than {most} characters",
            advice=f"shorten it to {most} characters at most",
            severity=Severity.ERROR if is_refused else None,
            confidence=Confidence.HIGH if is_refused else None,
        )


def _length(placed: IndexedSetting) -> int:
    """Characters; a computer name is counted in bytes, as the reference does."""
    if placed.has_type(ValueType.COMPUTER_NAME):
        return len(placed.value.encode("utf-8", "surrogatepass"))
    return len(placed.value)


def _is_name(placed: IndexedSetting) -> bool:
    """Whether Windows itself sets the limit, so that it is known to refuse what is longer."""
    if placed.has_type(ValueType.COMPUTER_NAME):
        return True
    return placed.fact is not None and placed.fact.path.endswith(_ACCOUNT_NAME)


RULE = Rule(CARD, check)

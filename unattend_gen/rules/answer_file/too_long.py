"""A value is longer than its setting allows.

## What it checks
More characters than the reference allows; for a computer name, more than 15 bytes.

## Why it matters
Windows rejects a computer or account name that is too long, and Setup stops. Other text may be
truncated or rejected, so the finding is a warning.

## Instead
Shorten the text. Put a long command into a script, and run that.

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
    summary="a value is longer than its setting allows",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputerName>ACCOUNTING-PC-001</ComputerName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>ACCOUNT-PC-001</ComputerName>"),
    other_severities=((Severity.ERROR, "Windows is known to reject a longer name"),),
    setup_effect="rejects a computer or account name that is longer than Windows allows",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each value that is too long; key settings have their own rules."""
    for setting in index.open_settings:
        if setting.fact is None or setting.fact.max_length is None or not setting.is_open_value:
            continue
        most = setting.fact.max_length
        if setting.has_type(ValueType.PRODUCT_KEY) or _length(setting) <= most:
            continue
        is_refused = _is_name(setting)
        yield CARD.finding(
            setting.location,
            f"{setting.quoted} has {_length(setting)} characters; "
            f"{_name(setting)} has at most {most}",
            advice=f"shorten it to at most {most} characters",
            severity=Severity.ERROR if is_refused else None,
            confidence=Confidence.HIGH if is_refused else None,
        )


def _length(setting: IndexedSetting) -> int:
    """Return the number of characters; computer names are counted in bytes, as in the reference."""
    if setting.has_type(ValueType.COMPUTER_NAME):
        return len(setting.value.encode("utf-8", "surrogatepass"))
    return len(setting.value)


def _name(setting: IndexedSetting) -> str:
    if setting.has_type(ValueType.COMPUTER_NAME):
        return "a computer name"
    return "an account name" if _is_name(setting) else "the setting"


def _is_name(setting: IndexedSetting) -> bool:
    """Whether Windows itself sets the limit and is known to reject longer names."""
    if setting.has_type(ValueType.COMPUTER_NAME):
        return True
    return setting.fact is not None and setting.fact.path.endswith(_ACCOUNT_NAME)


RULE = Rule(CARD, check)

"""A list item has no `wcm:action`.

## What it checks
A repeated element, such as a command or an account, without `wcm:action="add"`.

## Why it matters
The reference writes the attribute on every item. Files without it are known to work, so the finding
is a warning.

## Instead
Add `wcm:action="add"` to the item, and
`xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"` to the root.

## References
- Vendor reference: the examples of every list
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.names import WCM_NS, local
from unattend_gen.catalog.facts import Kind
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.attribute_repairs import list_action
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting


CARD = RuleCard(
    slug="missing-list-action",
    summary="a list item has no wcm:action",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=first_logon(command("cmd /c ver", action="")),
    good=first_logon(command("cmd /c ver")),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each list item without the attribute."""
    for setting in index.all_settings:
        is_item = setting.fact is not None and setting.fact.kind is Kind.LIST_ITEM
        if is_item and setting.node.action is None:
            yield CARD.finding(
                setting.location, _message(setting), advice=f'add wcm:action="add" ({WCM_NS})'
            ).fixed_by(list_action(index, setting.node.element))


def _message(setting: IndexedSetting) -> str:
    has_stray = any(local(name) == "action" for name in setting.node.element.attrib)
    if has_stray:
        return "the attribute action is not in the namespace of wcm"
    return "the list item has no wcm:action"


RULE = Rule(CARD, check)

"""A command restarts the computer where Setup does not expect it.

## What it checks
`shutdown /r`, `Restart-Computer` or `wpeutil reboot`: in a command of specialize or auditUser
without `WillReboot`, in windowsPE if an image is installed, and at the first logon in any command
but the last. Conditional restarts are not reported.

## Why it matters
Setup does not know that the pass must continue after the restart: the remaining commands are lost,
or Setup reports that it could not complete the installation.

## Instead
Set `WillReboot` of the command to `Always`, and let Setup restart the computer. At the first logon,
restart in the last command.

## References
- Vendor reference: WillReboot of RunSynchronousCommand
- Vendor documentation: how configuration passes work
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.passes import Pass
from unattend_gen.rules.commands import restarts
from unattend_gen.rules.keys import SETUP, SHELL_SETUP
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import run_in_specialize
from unattend_gen.rules.values import as_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.rules.index import Index, IndexedComponent, IndexedSetting

_IMAGE: Final = "ImageInstall/OSImage"
_FIRST_LOGON: Final = "FirstLogonCommands/SynchronousCommand"

CARD = RuleCard(
    slug="restart-by-command",
    summary="a command restarts the computer where Setup does not expect it",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=run_in_specialize("shutdown /r /t 0"),
    good=run_in_specialize("cmd /c exit 0", "<WillReboot>Always</WillReboot>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each unexpected restart."""
    restarting = [setting for setting in index.commands if restarts(setting.value)]
    last = _last_orders(index) if restarting else {}
    for setting in restarting:
        advice = _wrong(index, setting, last)
        if advice is not None:
            yield CARD.finding(
                setting.location,
                "the command restarts the computer where Setup does not expect it",
                advice=advice,
            )


def _last_orders(index: Index) -> Mapping[IndexedComponent, int]:
    """Return the highest order of the first-logon commands of each component."""
    last: dict[IndexedComponent, int] = {}
    for item in index.settings(SHELL_SETUP, _FIRST_LOGON):
        number = as_integer(item.value_of("Order")) or 0
        last[item.component] = max(number, last.get(item.component, 0))
    return last


def _wrong(
    index: Index, setting: IndexedSetting, last: Mapping[IndexedComponent, int]
) -> str | None:
    """Return what to do instead, or None if the restart is expected."""
    item, pass_ = setting.parent, setting.component.pass_
    if item is None or item.fact is None:
        return None
    if pass_ in {Pass.SPECIALIZE, Pass.AUDIT_USER}:
        will = item.child("WillReboot")
        is_expected = will is not None and will.value.lower() not in {"", "never"}
        return (
            None if is_expected else "set WillReboot to Always, and let Setup restart the computer"
        )
    if pass_ is Pass.WINDOWS_PE and index.settings(SETUP, _IMAGE):
        return "let Setup restart the computer; it does so after the image is applied"
    if item.fact.path == _FIRST_LOGON:
        own = as_integer(item.value_of("Order"))
        if own is not None and own < last.get(setting.component, 0):
            return "restart in the last command"
    return None


RULE = Rule(CARD, check)

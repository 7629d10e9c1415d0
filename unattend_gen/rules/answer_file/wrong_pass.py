"""The pass does not read this setting.

## What it checks
A setting in a pass that the catalog does not list for it. With `--windows`, the passes of that
release count, otherwise those of every release.

## Why it matters
Each component reads its settings in certain passes only. In another pass, the setting is ignored
without a message.

## Instead
Move the setting to one of the listed passes.

## References
- Vendor reference: valid configuration passes, on the page of each setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.words import one_of
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.core.passes import Pass
    from unattend_gen.rules.index import Index, IndexedSetting

CARD = RuleCard(
    slug="wrong-pass",
    summary="the pass does not read this setting",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("generalize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each setting outside its passes, but not for settings below it."""
    for setting in index.all_settings:
        fact = setting.fact
        if fact is None or not _is_misplaced(index, setting):
            continue
        if setting.parent is None or not _is_misplaced(index, setting.parent):
            yield CARD.finding(
                setting.location,
                f"the {setting.component.pass_} pass does not read {fact.name}",
                advice=f"move it to {one_of(_passes(index, fact))}",
                confidence=Confidence.MEDIUM if fact.passes_inherited else None,
            )


def _is_misplaced(index: Index, setting: IndexedSetting) -> bool:
    pass_, fact = setting.component.pass_, setting.fact
    return pass_ is not None and fact is not None and pass_ not in _passes(index, fact)


def _passes(index: Index, fact: Setting) -> tuple[Pass, ...]:
    """Return the passes of the release that the file is for, otherwise of every release."""
    if index.windows is not None:
        return fact.passes_by_version.get(index.windows.name, fact.passes)
    return fact.passes


RULE = Rule(CARD, check)

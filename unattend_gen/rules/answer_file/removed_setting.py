"""A setting or component was removed from Windows.

## What it checks
Settings and components that the catalog marks as removed. With `--windows`, only those that the
release no longer has. Without it the finding is a note, because the file may be for an older
release.

## Why it matters
The setting has no effect. It is copied from release to release and distracts from settings that do
work.

## Instead
Delete it, or use its replacement.

## References
- Vendor reference: what changed in answer files, by release
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.windows import is_removed, windows_version
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.repairs import removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import ComponentNode, SettingNode
    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index

_LEFT_CLIENTS: Final = "11-21h2"
"""The sources say of Windows 11 what is gone there, and nothing of the servers of its time."""

CARD = RuleCard(
    slug="removed-setting",
    summary="a setting or component was removed from Windows",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet(
        "oobeSystem", SHELL_SETUP, "<Themes>", "<ScreenSaver>none</ScreenSaver>", "</Themes>"
    ),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
    other_severities=((Severity.NOTE, "no Windows version is given"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each removed component or setting, but not for settings below it."""
    for one in index.components:
        if one.fact is not None and one.fact.removed is not None:
            yield from _findings(index, one.fact, one.node)
    for setting in index.all_settings:
        fact, around = setting.fact, setting.component.fact
        if fact is None or fact.removed is None or around is None or around.removed is not None:
            continue
        above = setting.parent.fact if setting.parent is not None else None
        if above is None or above.removed is None:
            yield from _findings(index, fact, setting.node)


def _findings(
    index: Index, fact: Setting | Component, node: SettingNode | ComponentNode
) -> Iterator[Finding]:
    if fact.removed is None or not _is_gone(fact, fact.removed, index.windows):
        return
    yield CARD.finding(
        index.location(node.element, node.address),
        f"{fact.name} was removed in {windows_version(fact.removed).title}",
        advice=fact.deprecated or "delete it if the file is for that release or a later one",
        severity=Severity.NOTE if index.windows is None else None,
        confidence=Confidence.MEDIUM if fact.removed_basis != "reference" else None,
    ).fixed_by(removal(index, node.element, is_safe=False))


def _is_gone(fact: Setting | Component, removed: str, windows: WindowsVersion | None) -> bool:
    """Whether a release lacks it; a setting that left the clients may exist in servers."""
    is_for_clients = windows is not None and windows.family == "client"
    if removed == _LEFT_CLIENTS and not is_for_clients:
        return False
    return windows is None or is_removed(fact, windows)


RULE = Rule(CARD, check)

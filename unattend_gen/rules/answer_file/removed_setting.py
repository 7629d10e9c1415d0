"""A setting or component is gone from Windows.

## What it checks
What the catalog marks as removed. With `--windows`, only what that release no longer has; without
it a note, since the file may be for an older release.

## Why it matters
The setting does nothing. It stays in answer files that are copied from release to release, and
hides what does work.

## Instead
Delete it, or use what replaced it.

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
    summary="a setting or component is gone from Windows",
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
    """Each component or setting that is gone; what stands below it is not named again."""
    for one in index.components:
        if one.fact is not None and one.fact.removed is not None:
            yield from _findings(index, one.fact, one.node)
    for placed in index.all_settings:
        fact, around = placed.fact, placed.component.fact
        if fact is None or fact.removed is None or around is None or around.removed is not None:
            continue
        above = placed.parent.fact if placed.parent is not None else None
        if above is None or above.removed is None:
            yield from _findings(index, fact, placed.node)


def _findings(
    index: Index, fact: Setting | Component, node: SettingNode | ComponentNode
) -> Iterator[Finding]:
    if fact.removed is None or not _is_gone(fact, fact.removed, index.windows):
        return
    yield CARD.finding(
        index.location(node.element, node.address),
        f"gone since {windows_version(fact.removed).title}",
        advice=fact.deprecated or "delete it if the file is for that release or a later one",
        severity=Severity.NOTE if index.windows is None else None,
        confidence=Confidence.MEDIUM if fact.removed_basis != "reference" else None,
    ).fixed_by(removal(index, node.element, is_safe=False))


def _is_gone(fact: Setting | Component, removed: str, windows: WindowsVersion | None) -> bool:
    """Whether a release lacks it; what left the clients alone is there as long as servers count."""
    is_for_clients = windows is not None and windows.family == "client"
    if removed == _LEFT_CLIENTS and not is_for_clients:
        return False
    return windows is None or is_removed(fact, windows)


RULE = Rule(CARD, check)

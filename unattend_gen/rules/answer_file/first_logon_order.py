"""First-logon commands rely on an order that Windows no longer keeps.

## What it checks
More than one command in `FirstLogonCommands`, if the file is for Windows 10 or later according to
`--windows` or the name of its image.

## Why it matters
Since Windows 10, all commands start together according to the reference; `Order` no longer waits
for the previous command. A command that needs the result of another may run too early.

## Instead
Combine commands that depend on each other in one script, and run that.

## References
- Vendor reference: FirstLogonCommands, and Order below it
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.images import first_build, windows_meant
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import (
    SETUP,
    SHELL_SETUP,
    answer_file,
    command,
    component,
    meta_data,
    settings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_COMMANDS: Final = "FirstLogonCommands"


def _example(*commands: str) -> str:
    image = meta_data("/IMAGE/NAME", "Windows 11 Pro")
    source = f"<OSImage><InstallFrom>{image}</InstallFrom></OSImage>"
    first_logon = f"<FirstLogonCommands>{''.join(commands)}</FirstLogonCommands>"
    return answer_file(
        settings("windowsPE", component(SETUP, f"<ImageInstall>{source}</ImageInstall>")),
        settings("oobeSystem", component(SHELL_SETUP, first_logon)),
    )


CARD = RuleCard(
    slug="first-logon-order",
    summary="first-logon commands rely on an order that Windows no longer keeps",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example(command("cmd /c ver"), command("cmd /c vol", order=2)),
    good=_example(command("cmd /c script.cmd")),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each list of several commands if Windows starts them all at once."""
    meant = windows_meant(index)
    if not meant or any(version.build < first_build("10-1507") for version in meant):
        return
    for commands in index.settings(SHELL_SETUP, _COMMANDS):
        if len(commands.children) > 1:
            yield CARD.finding(
                commands.location,
                "since Windows 10 these commands start together, whatever their Order",
                advice="combine commands that depend on each other in one script",
            )


RULE = Rule(CARD, check)

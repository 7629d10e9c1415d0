"""Commands of the first logon rely on an order that Windows no longer keeps.

## What it checks
More than one command in `FirstLogonCommands`, where the file is for Windows 10 or later by
`--windows` or by the name of its image.

## Why it matters
From Windows 10 on the reference has them all start together; `Order` no longer waits for the one
before. What needs the result of another may come too early.

## Instead
Put what belongs together into one script, and call that.

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
    summary="commands of the first logon rely on an order that Windows no longer keeps",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example(command("cmd /c ver"), command("cmd /c vol", order=2)),
    good=_example(command("cmd /c script.cmd")),
)


def check(index: Index) -> Iterator[Finding]:
    """Each list of several commands, where Windows starts them all at once."""
    meant = windows_meant(index)
    if not meant or any(version.build < first_build("10-1507") for version in meant):
        return
    for commands in index.settings(SHELL_SETUP, _COMMANDS):
        if len(commands.children) > 1:
            yield CARD.finding(
                commands.location,
                "from Windows 10 on these commands start together, whatever their Order",
                advice="put what belongs together into one script",
            )


RULE = Rule(CARD, check)

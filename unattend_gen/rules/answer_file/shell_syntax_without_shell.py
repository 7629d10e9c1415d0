"""A command needs a shell but does not start one.

## What it checks
A command whose program is built into `cmd` (`echo`, `copy`, `md`, …), or that has a pipe, a
redirection or `&&` outside quotes, and does not start `cmd`, PowerShell or a batch file.

## Why it matters
Setup starts programs directly, without a shell. It does not find a built-in command, and passes `>`
and `|` to the program as arguments.

## Instead
Write `cmd /c` before the command, and quote what belongs to the inner command.

## References
- Vendor reference: Path of RunSynchronousCommand, CommandLine of SynchronousCommand
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.commands import BATCH_ENDINGS, SHELLS, program, unquoted
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import command, first_logon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting

_BUILT_IN: Final = frozenset(
    [
        "call",
        "cd",
        "chdir",
        "copy",
        "del",
        "dir",
        "echo",
        "erase",
        "for",
        "if",
        "md",
        "mkdir",
        "mklink",
        "move",
        "pushd",
        "rd",
        "rem",
        "ren",
        "rename",
        "rmdir",
        "set",
        "start",
        "title",
        "type",
        "ver",
        "vol",
    ]
)
_SYNTAX: Final = re.compile(r"\s(?:\d?>{1,2}\s*[^\s=]|\|{1,2}\s|&{1,2}\s)")

CARD = RuleCard(
    slug="shell-syntax-without-shell",
    summary="a command needs a shell but does not start one",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=first_logon(command("echo ready")),
    good=first_logon(command("cmd /c echo ready")),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each command that only a shell understands."""
    for setting in index.commands:
        name = program(setting.value)
        if name in _BUILT_IN:
            yield _finding(setting, f"{name} is built into cmd; there is no such program")
        elif not _reads_the_line(name) and _SYNTAX.search(unquoted(setting.value)):
            yield _finding(setting, "pipes and redirections need a shell; the command starts none")


def _reads_the_line(name: str) -> bool:
    return name in SHELLS or name.endswith(BATCH_ENDINGS)


def _finding(setting: IndexedSetting, message: str) -> Finding:
    return CARD.finding(setting.location, message, advice="write cmd /c before the command")


RULE = Rule(CARD, check)

"""A command needs a shell and starts none.

## What it checks
A command whose program is built into `cmd` (`echo`, `copy`, `md`, …), or that has a pipe, a
redirection or `&&` outside quotes, and starts neither `cmd` nor PowerShell nor a batch file.

## Why it matters
Setup starts programs, no shell. A built-in command is not found; `>` and `|` go to the program as
words.

## Instead
Write `cmd /c` in front, and quotes around what belongs to the inner command.

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
    summary="a command needs a shell and starts none",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=first_logon(command("echo ready")),
    good=first_logon(command("cmd /c echo ready")),
)


def check(index: Index) -> Iterator[Finding]:
    """Each command that only a shell understands."""
    for placed in index.commands:
        name = program(placed.value)
        if name in _BUILT_IN:
            yield _finding(placed, f"{name} is built into cmd, there is no such program")
        elif not _reads_the_line(name) and _SYNTAX.search(unquoted(placed.value)):
            yield _finding(placed, "pipes and redirections are for a shell, none is started")


def _reads_the_line(name: str) -> bool:
    return name in SHELLS or name.endswith(BATCH_ENDINGS)


def _finding(placed: IndexedSetting, message: str) -> Finding:
    return CARD.finding(placed.location, message, advice="write cmd /c in front of the command")


RULE = Rule(CARD, check)

"""A command in specialize waits for input.

## What it checks
`pause`, `set /p`, `choice`, `Read-Host`, `cmd /k`, `powershell -NoExit`, `net user NAME *`, a
message box, or a program with a window, in the specialize pass.

## Why it matters
Nobody can answer in this pass. Setup waits for the command, and the installation does not continue.

## Instead
Pass the answer on the command line, or move the command to the first logon.

## References
- Vendor documentation: how configuration passes work
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.passes import Pass
from unattend_gen.rules.commands import program
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import run_in_specialize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_WINDOWED: Final = frozenset({"notepad", "mmc", "taskmgr", "msconfig", "write", "mspaint"})
_WAITS: Final = re.compile(
    r"""
      (?:^|[&|(]|/c\s) \s* "? \s* (?:pause|choice)\b (?![.\\/=-])
      (?![^&|]{0,300}(?:<|[/-]t\b|[/-]d\b))
    | \bset\s+/p\b (?![^&|]{0,300}<)
    | \bcmd(?:\.exe)?"?\s+/k\b
    | \b(?:powershell|pwsh)(?:\.exe)?"?\s (?:[^|;"]{0,300}\s)? -noexit\b
    | \bRead-Host\b
    | \bMessageBox\]?::Show\b
    | \bnet1?(?:\.exe)?\s+user\s+("[^"]{0,100}"|[^\s"]{1,100})\s+\*
    """,
    re.IGNORECASE | re.VERBOSE,
)

CARD = RuleCard(
    slug="interactive-command",
    summary="a command in specialize waits for input",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=run_in_specialize("cmd /c pause"),
    good=run_in_specialize("cmd /c ver"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each command of specialize that waits for input."""
    for setting in index.commands:
        if setting.component.pass_ is not Pass.SPECIALIZE:
            continue
        if program(setting.value) in _WINDOWED or _WAITS.search(setting.value):
            yield CARD.finding(
                setting.location,
                "the command waits for input, which nobody can give in specialize",
                advice="pass the answer as an argument, or move the command to FirstLogonCommands",
            )


RULE = Rule(CARD, check)

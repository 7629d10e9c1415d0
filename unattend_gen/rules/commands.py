"""Properties of command lines: the program that they start, and whether it is a shell."""

from __future__ import annotations

import re
from typing import Final

SHELLS: Final = frozenset({"cmd", "%comspec%", "powershell", "pwsh"})
"""Programs that interpret the rest of the line themselves."""

BATCH_ENDINGS: Final = (".cmd", ".bat")
_FIRST: Final = re.compile(r'\s*(?:"([^"]*)"|([^\s"]+))')
_PROGRAM_ENDING: Final = re.compile(r"\.(?:exe|com)$")
_QUOTED: Final = re.compile(
    r"""
      \\" (?>[^"\\]|\\[^"])*+ \\"     # from one escaped quote to the next, outside quotes
    | "    (?>[^"\\]|\\.)*+    "?      # quoted; an escaped quote does not end it
    | \\.                             # an escaped quote alone, or a backslash of a path
    """,
    re.VERBOSE | re.DOTALL,
)
_RESTART: Final = re.compile(
    r"""
      \bshutdown(?:\.exe)?\b (?=[^&|]{0,300}\s[/-][rg]\b)
    | \bRestart-Computer\b
    | \bwpeutil(?:\.exe)?\s+reboot\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONDITION: Final = re.compile(r"\bif\b", re.IGNORECASE)


def program(line: str) -> str:
    r"""Return the program that a line starts, in lower case, without folder, `.exe` or `.com`.

    Example:
        >>> program(r'"C:\Windows\System32\Cmd.exe" /c ver')
        'cmd'
    """
    match = _FIRST.match(line)
    if match is None:
        return ""
    name = (match[1] if match[1] is not None else match[2]).lower()
    return _PROGRAM_ENDING.sub("", re.split(r"[\\/]", name)[-1])


def unquoted(line: str) -> str:
    r"""Return the line without its quoted parts, as programs read them: `\"` is an escaped quote.

    Example:
        >>> unquoted(r'reg add HKLM\X /d "\"a\" > b" /f > c')
        'reg add HKLM\\X /d "" /f > c'
    """
    return _QUOTED.sub(lambda match: '""' if '"' in match[0] else match[0], line)


def restarts(line: str) -> bool:
    """Whether a line restarts the computer unconditionally."""
    return _RESTART.search(line) is not None and _CONDITION.search(line) is None

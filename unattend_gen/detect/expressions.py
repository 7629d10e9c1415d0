"""Expressions of scripts, which compute a value and are not values themselves.

`ConvertTo-SecureString -String 'text'` is an expression with one literal in it, `"a$($x)b"` a
literal with an expression in it. Only a literal can be a secret, and only where its place is known
exactly can it be replaced.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret

if TYPE_CHECKING:
    from unattend_gen.core.match import Match
    from unattend_gen.detect.reading import Reading

_CALL: Final = re.compile(
    r"\s*[\"']?[(&\s]*(?:ConvertTo-SecureString|New-Object|Read-Host|Get-(?:Content|Credential"
    r"|Secret|Random)|\[[\w.]{1,99}\]::)",
    re.IGNORECASE,
)
"""The beginning of a PowerShell expression that makes a value of others."""

_QUOTED: Final = re.compile(r"'(?P<plain>(?:[^'\r\n]|'')*)'|\"(?P<open>[^\"\r\n]*)\"")
_INTERPOLATED: Final = re.compile(r"\$\([^()\r\n]*\)|\$\{[^{}\r\n]*\}|\$\{\{[^{}\r\n]*\}\}")
_VARIABLE: Final = re.compile(r"(?<![`\\$])\$[A-Za-z_]")
_SCRIPTS: Final = (".ps1", ".psm1", ".psd1", ".sh", ".bash")
"""In these files, variables are replaced between double quotes."""

_ESCAPED: Final = re.compile(r"[\\`][\"']")
_LITERAL_FORMATS: Final = ("<", "windows registry editor", "regedit4")
"""The first characters of formats in which no text is an expression."""


def without_expression(match: Match, reading: Reading) -> Match:
    """Return the match with the span of the literal in it.

    If the text is an expression in which no single literal can be located, the match has no span.
    """
    if match.span is None or match.whole is not None or match.envelope is not None:
        return match
    text = reading.text[slice(*match.span)]
    if "$" not in text and _CALL.match(text) is None:
        return match
    if reading.head.startswith(_LITERAL_FORMATS):
        return match
    if _CALL.match(text) is not None:
        return _narrowed(match, text) or _without_span(match, reading)
    is_computed = _INTERPOLATED.search(text) or _holds_variable(match.start, text, reading)
    return _without_span(match, reading) if is_computed else match


def _holds_variable(start: int, text: str, reading: Reading) -> bool:
    """Return whether a quoted text of a script contains a variable that the script replaces."""
    is_quoted = reading.name.endswith(_SCRIPTS) and reading.text[start - 1 : start] == '"'
    return is_quoted and _VARIABLE.search(text) is not None


def _narrowed(match: Match, text: str) -> Match | None:
    """Return the match on the only literal of a call; None if there are none or several."""
    literals = list(_QUOTED.finditer(text))
    if match.span is None or len(literals) != 1 or _ESCAPED.search(text):
        return None
    group = "plain" if literals[0]["plain"] is not None else "open"
    value = literals[0][group]
    if not value or (group == "open" and "$" in value):
        return None
    start, end = literals[0].span(group)
    span = (match.span[0] + start, match.span[0] + end)
    return replace(match, span=span, secret=Secret(value, match.kind), replacement=None)


def _without_span(match: Match, reading: Reading) -> Match:
    return replace(match, span=None, line=reading.line(match.start))

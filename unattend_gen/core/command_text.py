"""Text of commands as it is searched: one command on one line, at the same indexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_TASK: Final = re.compile(
    r"</Command>\s{0,200}<Arguments>|[\"']\s{1,40}arg(?:ument)?s=[\"']", re.IGNORECASE
)
"""Between program and arguments in the XML of a task, and in the attributes of a preference."""

JOINTS: Final = (
    r"[`^].?\n|-arg|</command>[\s\x1c-\x1f]{0,200}<arguments>"
    r"|[\"'][\s\x1c-\x1f]{1,40}arg(?:ument)?s=[\"']"
)
"""Lower-case expression for bytes; without a match, `joined` returns the text as it is."""

_ARGUMENT_LIST: Final = re.compile(
    r"-Arg(?:ument|umentL|umentLi|umentLis|umentList|s)?[ \t]++@?\(?(?P<list>[^\r\n|;]{1,600})",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[\"'][ \t]*,[ \t]*[\"']|[\"'()]")
_ASSIGNED: Final = re.compile(
    r"""
      \bset[ \t]+"(?P<a>\w{1,64})=(?P<sa>[^"\r\n]*)"
    | \bset[ \t]+(?P<b>\w{1,64})=(?P<sb>[^"\r\n&|<>]*)
    | \bsetx(?:\.exe)?[ \t]+"?(?P<c>\w{1,64})"?[ \t]+(?P<sc>"[^"\r\n]*"|[^\s"&|<>]+)
    | \$(?:\w{1,10}:)?(?P<d>\w{1,64})[ \t]*=[ \t]*(?:\[\w{1,20}\])?
      (?P<sd>"[^"\r\n]*"|'[^'\r\n]*')
    | ^[ \t]*(?:const[ \t]+|export[ \t]+)?(?P<e>\w{1,64})
      (?:[ \t]*=[ \t]*(?P<se>"[^"\r\n]*"|'[^'\r\n]*')|=(?P<sf>[^\s"'&|<>;]+))
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_REFERENCE: Final = re.compile(
    r"[\"']?(?:%(\w{1,64})%|!(\w{1,64})!|\$(?:\w{1,10}:)?\{?(\w{1,64})\}?)[\"'),;]*"
)


def joined(text: str) -> str:
    """Return the text with each command on one line, and every character at its index.

    Line continuations of PowerShell and batch files, the markup between the command and the
    arguments of a task, and the quotes in a list of arguments become blanks.
    """
    for sign in "`^":
        for end in ("\r\n", "\n") if sign in text else ():
            if sign + end in text:
                text = text.replace(sign + end, " " * len(sign + end))
    lowered = text.lower()
    if "</command>" in lowered or "args=" in lowered or "arguments=" in lowered:
        text = _TASK.sub(_blank, text)
    if "-arg" in lowered:
        text = _ARGUMENT_LIST.sub(_flattened, text)
    return text


def variable_name(value: str) -> str | None:
    """Return the lower-case name of the variable that a value is, or None."""
    match = _REFERENCE.fullmatch(value)
    return next(filter(None, match.groups()), "").lower() or None if match else None


def assignments(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield lower-case name, start and end of each literal that is assigned to a variable."""
    for match in _ASSIGNED.finditer(text):
        group = match.lastgroup or ""
        name = next(filter(None, (match[one] for one in "abcde")), "")
        start, end = match.span(group)
        if text[start : start + 1] in {'"', "'"} and end - start > 1:
            start, end = start + 1, end - 1
        value = text[start:end]
        if value.strip() and not any(sign in value for sign in "%$"):
            yield name.lower(), start, start + len(value.rstrip())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _flattened(match: re.Match[str]) -> str:
    """Return a list of arguments, and the option before it, as words separated by blanks."""
    words = _BETWEEN.sub(_blank, match["list"])
    return " " * (len(match[0]) - len(words)) + words

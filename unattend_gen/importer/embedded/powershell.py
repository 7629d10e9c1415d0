"""Divide PowerShell into statements, as far as import has to understand it.

Source:
    Vendor page "About parsing" and "About quoting rules": a backtick escapes one character, single
    quotes contain no escapes, a quote is doubled inside its own quotes, and a here-string ends at
    a quote at the start of a line.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SINGLE: Final = r"'\u2018\u2019\u201a\u201b"
_DOUBLE: Final = r'"\u201c\u201d\u201e'
"""The characters that PowerShell reads as quotes."""

_TOKEN: Final = re.compile(
    rf"""
    (?P<text> @'[ \t]*+\n.*?\n'@ | @"[ \t]*+\n.*?\n"@
            | [{_SINGLE}](?>[^{_SINGLE}]|[{_SINGLE}]{{2}})*+[{_SINGLE}] | "(?>[^"`]|`.|"")*+" | `. )
  | (?P<remark> <\#.*?\#> | (?<![^\s;{{}}()])\#[^\n]*+ )
  | (?P<open> [({{\[] ) | (?P<close> [)}}\]] )
  | (?P<end> [;\n] )
  | (?P<plain> [^{_SINGLE}{_DOUBLE}`#<@(){{}}\[\];\n]++ | (?![@]['"])[#<@] )
    """,
    re.DOTALL | re.VERBOSE,
)
_PAIRS: Final = {")": "(", "}": "{", "]": "["}
_CONTINUES: Final = ("|", ",", "=", "+")
"""A line that ends with one of these goes on in the next."""

_BLOCKS: Final = re.compile(r"\$(\w+)\s*=\s*@\(")


def statements(text: str) -> tuple[str, ...] | None:
    """Return the statements of a script without remarks, or None if its quotes do not match.

    Statements end at a semicolon or a line end that is not inside brackets.
    """
    found = _Statements()
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None or not found.take(token):
            return None
        position = token.end()
    return found.all()


def script_blocks(text: str) -> tuple[str, ...] | None:
    """Return the blocks of a script that is a list of blocks and a loop that runs each of them.

    None means that the script does something else.
    """
    parts = statements(text)
    if parts is None or len(parts) != 2:  # noqa: PLR2004 - the list and the loop
        return None
    listed, loop = parts
    head = _BLOCKS.match(listed)
    if head is None or not listed.endswith(")") or not _runs_each(loop, head[1]):
        return None
    items = statements(listed[head.end() : -1])
    if items is None or not all(item.startswith("{") and item.endswith("}") for item in items):
        return None
    return tuple(_without_indent(item[1:-1]).strip() for item in items)


def _without_indent(text: str) -> str:
    """Return text without its common indent, unless a text over several lines would change."""
    if any(token["text"] and "\n" in token[0] for token in _TOKEN.finditer(text)):
        return text
    return dedent(text.strip("\n").rstrip())


def _runs_each(loop: str, name: str) -> bool:
    """Return whether a statement is the loop that runs the blocks of a list."""
    pattern = rf"foreach\s*\(\s*\$(\w+)\s+in\s+\${name}\s*\)"
    found = re.search(pattern, loop, re.IGNORECASE)
    return found is not None and re.search(rf"&\s*\${found[1]}\s*;", loop) is not None


class _Statements:
    """The statements so far, and the one that is being read."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.parts: list[str] = []
        self.brackets: list[str] = []

    def take(self, token: re.Match[str]) -> bool:
        """Take one token, and return whether brackets match so far."""
        part = token[0]
        if token["open"]:
            self.brackets.append(part)
        elif token["close"] and (not self.brackets or self.brackets.pop() != _PAIRS[part]):
            return False
        if token["end"] and not self.brackets and not self._continues(part):
            self._finish()
        elif not token["remark"] or self.brackets:
            self.parts.append(part)
        return True

    def all(self) -> tuple[str, ...] | None:
        """Return all statements, or None if a bracket was never closed."""
        self._finish()
        return None if self.brackets else tuple(self.done)

    def _continues(self, end: str) -> bool:
        last = next((part for part in reversed(self.parts) if part.strip()), "")
        return end == "\n" and last.rstrip().endswith(_CONTINUES)

    def _finish(self) -> None:
        statement = "".join(self.parts).strip()
        self.parts.clear()
        if statement:
            self.done.append(statement)


def words(statement: str) -> tuple[str, ...] | None:
    """Return the words of a simple command without their quotes.

    None means that the statement is more than a command with constant words: it has brackets, a
    variable, a pipe or a redirection.
    """
    found: list[str] = []
    for word in _words(statement):
        if word is None:
            return None
        found.append(word)
    return tuple(found)


_WORD: Final = re.compile(
    r"""
    \s*+ (?: '(?P<single>(?>[^']|'')*+)' | "(?P<double>(?>[^"`$]|"")*+)"
           | (?P<bare>[^\s'"`$|&;<>(){},@][^\s'"`$|&;<>(){}]*+) ) (?=\s|$)
    """,
    re.VERBOSE,
)


def _words(statement: str) -> Iterator[str | None]:
    """Yield each word, and None for the first that is not constant."""
    position, text = 0, statement.rstrip()
    while position < len(text):
        word = _WORD.match(text, position)
        if word is None:
            yield None
            return
        position = word.end()
        if word["single"] is not None:
            yield word["single"].replace("''", "'")
        elif word["double"] is not None:
            yield word["double"].replace('""', '"')
        else:
            yield word["bare"]

"""Interpret a command line as cmd does, as far as the tests need it."""

from __future__ import annotations

import re
from typing import Final

_APPENDED: Final = re.compile(r"cmd /c >>(?P<file>\S+) echo:(?P<text>.*)", re.DOTALL)
_SPECIAL: Final = frozenset("&|<>")


def echoed(command: str) -> str:
    """Return the line that a command of the form `cmd /c >>FILE echo:TEXT` appends to its file.

    Raises:
        AssertionError: it is no such command, or the interpreter would see more in the text.
    """
    match = _APPENDED.fullmatch(command)
    assert match is not None, "no command that appends a line"
    written, is_quoted = "", False
    characters = iter(match["text"])
    for character in characters:
        assert character != "%", "a variable is replaced"
        assert is_quoted or character not in _SPECIAL, "a second command or a redirection"
        is_quoted ^= character == '"'
        written += next(characters) if character == "^" and not is_quoted else character
    return written

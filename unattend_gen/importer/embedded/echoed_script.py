r"""A script for diskpart that commands write line by line with `echo`, in the forms of others.

Source:
    The most common generator of answer files in its versions of 2023 to 2025, and public answer
    files for it: `>>"X:\diskpart.txt" (echo SELECT DISK=0&echo CLEAN)`, `diskpart.exe /s`. Vendor
    page on diskpart: its commands and parameters are not case-sensitive, and `=` may be a blank
    after the name of an object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHELL: Final = r'cmd(?:\.exe)?(?:\s+/[dsq])*\s+/c\s+(?P<quote>")?'
_END: Final = '(?(quote)")'
"""The end of what the shell gets; a quote only if there is one before it."""

_PATH: Final = r'"?(?P<path>X:\\[\w.\\-]+)"?'
_TO: Final = rf">{{1,2}}\s*{_PATH}"
_BEFORE: Final = re.compile(
    rf"{_SHELL}{_TO}\s*\(?(?P<echoes>echo[ :.(].*?)\)?{_END}", re.IGNORECASE
)
_AFTER: Final = re.compile(rf"{_SHELL}\(?(?P<echoes>echo[ :.].*?)\)?\s*{_TO}{_END}", re.IGNORECASE)
_RUN: Final = re.compile(
    rf"(?:{_SHELL})?diskpart(?:\.exe)?\s+/s\s+{_PATH}(?P<rest>\s*(?:>{{1,2}}|\|\|).*)?{_END}",
    re.IGNORECASE,
)
_ECHO: Final = re.compile(r"echo[ :.]", re.IGNORECASE)
_SELECT: Final = re.compile(r"select (disk|partition|volume)=")


@dataclass(frozen=True, slots=True)
class EchoedScript:
    """A script that is written and run.

    Attributes:
        writers: positions of the commands that write it.
        runner: position of the command that runs it, after all of them.
        lines: of the script, in lower case apart from quoted texts and letters of drives.
    """

    writers: tuple[int, ...]
    runner: int
    lines: tuple[str, ...]


def echoed_script(commands: Sequence[str]) -> EchoedScript | None:
    """Return the one script for diskpart that commands write and run, or None."""
    runs = [(at, found["path"]) for at, line in enumerate(commands) if (found := _run(line))]
    if len(runs) != 1:
        return None
    runner, path = runs[0]
    writers, lines = list[int](), list[str]()
    for at, command in enumerate(commands):
        found = _BEFORE.fullmatch(command) or _AFTER.fullmatch(command)
        if found is None or found["path"].lower() != path.lower():
            if at != runner and path.lower() in command.lower():
                return None
            continue
        writers.append(at)
        lines += _echoed(found["echoes"])
    if not writers or writers[-1] > runner:
        return None
    return EchoedScript(tuple(writers), runner, tuple(map(_usual, filter(_is_kept, lines))))


def _run(line: str) -> re.Match[str] | None:
    return _RUN.fullmatch(line)


def _echoed(text: str) -> Iterator[str]:
    """Yield the lines that a list of `echo` commands writes, as the interpreter passes them on."""
    for part in _parts(text):
        found = _ECHO.match(part.strip())
        if found is not None:
            yield _unescaped(part.strip()[found.end() :]).strip()


def _parts(text: str) -> Iterator[str]:
    """Yield the commands between ampersands outside quotes."""
    start, is_quoted, is_escaped = 0, False, False
    for at, character in enumerate(text):
        if is_escaped:
            is_escaped = False
        elif character == '"':
            is_quoted = not is_quoted
        elif character == "^" and not is_quoted:
            is_escaped = True
        elif character == "&" and not is_quoted:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _unescaped(text: str) -> str:
    is_quoted, is_escaped, kept = False, False, list[str]()
    for character in text:
        is_quoted ^= character == '"' and not is_escaped
        if character == "^" and not is_quoted and not is_escaped:
            is_escaped = True
            continue
        is_escaped = False
        kept.append(character)
    return "".join(kept)


def _is_kept(line: str) -> bool:
    """Return whether a line is not empty and not a remark."""
    return bool(line) and re.match(r"rem\b", line, re.IGNORECASE) is None


def _usual(line: str) -> str:
    """Return a line as our own scripts write it."""
    parts = re.split(r'("[^"]*")', line)
    lower = "".join(part if part.startswith('"') else part.lower() for part in parts)
    lettered = re.sub(r"(?<=letter=)[a-z]\b", lambda found: found[0].upper(), lower)
    return _SELECT.sub(r"select \1 ", " ".join(lettered.split()))

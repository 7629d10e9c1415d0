"""On which line each key of a TOML text stands; called only when there is a mistake to show.

The text has been read by `tomllib` before, so it is known to be right: this scanner checks
nothing, it only finds its way. Neither `tomllib` nor `tomlkit` tells lines.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.key_path import KeyPath

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_GAP: Final = re.compile(r"[ \t]*")
_KEY: Final = re.compile(r"""[A-Za-z0-9_-]+|'[^'\n]*'|"(?:[^"\\\n]|\\.)*\"""")
_STRING: Final = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""", re.DOTALL
)
_OTHER: Final = re.compile(r"[^,\]}\n#]+")


def toml_lines(text: str) -> Mapping[KeyPath, int]:
    """The line of each key, table and list item, counted from 1."""
    return _Scanner(text).lines()


class _Scanner:
    """A walk through a TOML text from its first to its last key."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._ends = [match.end() for match in re.finditer("\n", text)]
        self._lines: dict[KeyPath, int] = {}
        self._items: Counter[KeyPath] = Counter()

    def lines(self) -> Mapping[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._place < len(self._text):
            if self._text[self._place] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> KeyPath:
        """The table that a header opens; `[[…]]` opens the next item of a list."""
        is_item = self._text.startswith("[[", self._place)
        line = self._line()
        self._place += 2 if is_item else 1
        path: KeyPath = ()
        for key in self._keys():
            path = self._inside((*path, key))
            self._lines.setdefault(path, line)
        self._place += 2 if is_item else 1
        return self._next_item(path, line) if is_item else path

    def _inside(self, path: KeyPath) -> KeyPath:
        """The path, or that of the last item if a list of tables stands there."""
        return (*path, self._items[path] - 1) if self._items[path] else path

    def _next_item(self, path: KeyPath, line: int) -> KeyPath:
        owner = path[:-1] if path and isinstance(path[-1], int) else path
        item = (*owner, self._items[owner])
        self._items[owner] += 1
        self._lines.setdefault(item, line)
        return item

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self._lines.setdefault(path, line)
        self._place += 1  # the equals sign
        self._skip(_GAP)
        self._value(path)

    def _keys(self) -> Iterator[str]:
        """The parts of a dotted key; the place is then at what ends it."""
        while True:
            self._skip(_GAP)
            yield _unquoted(self._take(_KEY))
            self._skip(_GAP)
            if not self._text.startswith(".", self._place):
                return
            self._place += 1

    def _value(self, path: KeyPath) -> None:
        match self._text[self._place]:
            case "[":
                self._list(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._skip(_STRING)
            case _:
                self._skip(_OTHER)

    def _list(self, path: KeyPath) -> None:
        index = 0
        while self._goes_on("]"):
            item = (*path, index)
            self._lines.setdefault(item, self._line())
            self._value(item)
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        while self._goes_on("}"):
            self._pair(path)

    def _goes_on(self, end: str) -> bool:
        """Step over the opening bracket or a comma; whether another item follows."""
        if self._text[self._place] in "[{,":
            self._place += 1
        self._skip(_BLANK)
        if self._text.startswith(",", self._place):
            return self._goes_on(end)
        is_over = self._text.startswith(end, self._place)
        self._place += is_over
        return not is_over

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._place)
        if match is None:
            return ""
        self._place = match.end()
        return match[0]

    def _line(self) -> int:
        return bisect_right(self._ends, self._place) + 1


def _unquoted(key: str) -> str:
    if key.startswith('"'):
        return str(tomllib.loads(f"key = {key}")["key"])
    return key.strip("'")

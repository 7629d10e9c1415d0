"""Line numbers of the keys in a TOML text; used only when an error has to be reported.

`tomllib` has parsed the text before, so this scanner checks nothing. Neither `tomllib` nor
`tomlkit` reports lines.
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
    """Return the line of each key, table and list item, counted from 1."""
    return _Scanner(text).lines()


class _Scanner:
    """Scans a TOML text from the first to the last key."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._ends = [match.end() for match in re.finditer("\n", text)]
        self._lines: dict[KeyPath, int] = {}
        self._items: Counter[KeyPath] = Counter()

    def lines(self) -> Mapping[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._position < len(self._text):
            if self._text[self._position] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> KeyPath:
        """Return the path of the table that a header opens; `[[…]]` opens the next list item."""
        is_item = self._text.startswith("[[", self._position)
        line = self._line()
        self._position += 2 if is_item else 1
        path: KeyPath = ()
        for key in self._keys():
            path = self._inside((*path, key))
            self._lines.setdefault(path, line)
        self._position += 2 if is_item else 1
        return self._next_item(path, line) if is_item else path

    def _inside(self, path: KeyPath) -> KeyPath:
        """Return the path, or that of the last item if it is a list of tables."""
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
        self._position += 1  # the equals sign
        self._skip(_GAP)
        self._value(path)

    def _keys(self) -> Iterator[str]:
        """Yield the parts of a dotted key, and advance to the character after it."""
        while True:
            self._skip(_GAP)
            yield _unquoted(self._take(_KEY))
            self._skip(_GAP)
            if not self._text.startswith(".", self._position):
                return
            self._position += 1

    def _value(self, path: KeyPath) -> None:
        match self._text[self._position]:
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
        while self._has_next("]"):
            item = (*path, index)
            self._lines.setdefault(item, self._line())
            self._value(item)
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        while self._has_next("}"):
            self._pair(path)

    def _has_next(self, end: str) -> bool:
        """Skip the opening bracket or a comma, and return whether another item follows."""
        if self._text[self._position] in "[{,":
            self._position += 1
        self._skip(_BLANK)
        if self._text.startswith(",", self._position):
            return self._has_next(end)
        has_ended = self._text.startswith(end, self._position)
        self._position += has_ended
        return not has_ended

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._position)
        if match is None:
            return ""
        self._position = match.end()
        return match[0]

    def _line(self) -> int:
        return bisect_right(self._ends, self._position) + 1


def _unquoted(key: str) -> str:
    if key.startswith('"'):
        return str(tomllib.loads(f"key = {key}")["key"])
    return key.strip("'")

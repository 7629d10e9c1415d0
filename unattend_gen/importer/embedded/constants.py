"""Loops over constant lists, and parameters in constant tables, written out as statements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.importer.embedded.powershell import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT: Final = r"'(?>[^'\n]|'')*+'"
_LIST: Final = rf"{_TEXT}(?>\s*+[;,]\s*+{_TEXT})*+[;,]?"
_LIST_VARIABLE: Final = re.compile(rf"\$(\w+)\s*=\s*@\(\s*+({_LIST})\s*+\)")
_TABLE_VARIABLE: Final = re.compile(r"\$(\w+)\s*=\s*@\{(.*)\}", re.DOTALL)
_ENTRY: Final = re.compile(rf"(\w+)\s*=\s*({_TEXT}|\d+|\$true)")
_LOOP: Final = re.compile(
    rf"foreach\s*\(\s*\$(\w+)\s+in\s+(?:\$(\w+)|({_LIST}))\s*\)\s*\{{(.*)\}}",
    re.DOTALL | re.IGNORECASE,
)
_SPLAT: Final = re.compile(r"(?<=\s)@(\w+)(?=\s)")
_MOST: Final = 1_000
_MOST_CHARACTERS: Final = 200_000


def constant_statements(text: str) -> tuple[str, ...] | None:
    """Return the statements of a block, with loops over constant lists written out.

    None means that the block has too many statements, or quotes that do not match.
    """
    reader = _Reader()
    found = statements(text)
    if found is None:
        return None
    done = [each for statement in found for each in reader.read(statement)]
    return tuple(done) if len(done) <= _MOST else None


@dataclass(slots=True)
class _Reader:
    """The constants that have been defined so far."""

    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)

    def read(self, statement: str) -> Iterator[str]:
        """Yield the statements that a statement stands for; a constant stands for none."""
        listed = _LIST_VARIABLE.fullmatch(statement)
        if listed:
            self.lists[listed[1].lower()] = _texts(listed[2])
            return
        table = _TABLE_VARIABLE.fullmatch(statement)
        parameters = _parameters(table[2]) if table else None
        if table and parameters is not None:
            self.tables[table[1].lower()] = parameters
            return
        loop = _LOOP.fullmatch(statement)
        items = self._items(loop) if loop else None
        is_long = loop is not None and len(items or ()) * len(loop[4]) > _MOST_CHARACTERS
        if loop is None or items is None or is_long:
            yield _SPLAT.sub(self._splat, statement)
            return
        for item in items[:_MOST]:
            yield from _with_item(loop[4], loop[1], item)

    def _items(self, loop: re.Match[str]) -> tuple[str, ...] | None:
        return _texts(loop[3]) if loop[3] else self.lists.get(loop[2].lower())

    def _splat(self, found: re.Match[str]) -> str:
        return self.tables.get(found[1].lower(), found[0])


def _texts(listed: str) -> tuple[str, ...]:
    return tuple(text[1:-1].replace("''", "'") for text in re.findall(_TEXT, listed))


def _parameters(body: str) -> str | None:
    """Return the entries of a table as parameters of a command."""
    entries = [_ENTRY.fullmatch(each) for each in statements(body) or ("",)]
    found = [
        f"-{entry[1]}" if entry[2] == "$true" else f"-{entry[1]} {entry[2]}"
        for entry in entries
        if entry
    ]
    return " ".join(found) if len(found) == len(entries) else None


def _with_item(body: str, name: str, item: str) -> Iterator[str]:
    """Yield the statements of a loop for one item, which may be a word or a part of a text."""
    variable = rf"\$(?:{name}\b|\{{{name}\}})"
    word = re.compile(rf"(?<=\s){variable}(?=\s|;|$)", re.IGNORECASE)
    part = re.compile(variable, re.IGNORECASE)
    quoted = "'" + item.replace("'", "''") + "'"
    for statement in statements(body) or ():
        once = word.sub(lambda _: quoted, statement)
        yield part.sub(lambda _: item, once) if "'" not in item else once

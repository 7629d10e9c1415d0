"""Writing TOML with comments, for files that people continue to edit.

The only module that uses tomlkit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from unattend_gen.core.quoting import printable, toml_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tomlkit import TOMLDocument
    from tomlkit.items import Item, Table

    _Holder = TypeVar("_Holder", TOMLDocument, Table)

_LINE: Final = "\n"
_ESCAPED: Final = re.compile(r'["\\]')
"""Characters that TOML escapes in double quotes."""

_QUOTES: Final = "'''"
_PART: Final = 100
"""Entries of a section that tomlkit gets at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value, and the comments above it.

    Attributes:
        value: text, a number, a truth value, a table, or a list of any of these.
    """

    key: str
    value: object
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a file.

    Attributes:
        name: empty for the keys before all tables; with a dot for a table inside another, whose
            values are no lists of tables.
        is_item: whether it is an item of a list of tables, `[[name]]`.
    """

    name: str
    entries: tuple[Entry, ...]
    comments: tuple[str, ...] = ()
    is_item: bool = False


def toml_text(sections: Iterable[Section], tail: Sequence[str] = ()) -> str:
    """Return the text of a file with these tables, followed by comments.

    Sections that are items of the same list must be adjacent.
    """
    blocks = [_section(section) for section in sections]
    if tail:
        blocks.append(_comment_block(tail))
    return toml_source(_LINE.join(blocks))


def _section(section: Section) -> str:
    """Return a section; a long one in parts, because tomlkit takes quadratic time for a table."""
    entries = section.entries
    if len(entries) <= _PART or any(_is_list_of_tables(each.value) for each in entries):
        return _part(section)
    head = replace(section, entries=entries[:_PART])
    starts = range(_PART, len(entries), _PART)
    rest = (Section("", entries[start : start + _PART]) for start in starts)
    return "".join(map(_part, (head, *rest)))


def _part(section: Section) -> str:
    import tomlkit

    document = tomlkit.document()
    if not section.name:
        _fill(document, section.entries)
    elif section.is_item:
        items = tomlkit.aot()
        items.append(_fill(tomlkit.table(), section.entries))
        document.add(section.name, items)
    elif "." in section.name:
        head = f"[{section.name}]{_LINE}"
        return (
            _comment_block(section.comments) + head + _fill(document, section.entries).as_string()
        )
    else:
        document.add(section.name, _fill(tomlkit.table(), section.entries))
    return _comment_block(section.comments) + document.as_string()


def _fill(holder: _Holder, entries: Iterable[Entry]) -> _Holder:
    """Add entries to a table; lists of tables come last because they would contain what follows."""
    import tomlkit

    for entry in sorted(entries, key=lambda each: _is_list_of_tables(each.value)):
        for line in _lines(entry.comments):
            holder.add(tomlkit.comment(line))
        holder.add(tomlkit.key(entry.key), _item(entry.value))
    return holder


def _item(value: object) -> Item:
    import tomlkit

    match value:
        case str() if _LINE in value:
            return _on_lines(value)
        case dict():
            table = tomlkit.inline_table()
            table.update(value)
            return table
        case list() if _is_list_of_tables(value):
            return tomlkit.item(value)
        case list():
            array = tomlkit.array()
            array.extend(map(_on_one_line, value))
            return array.multiline(len(value) > 1)
        case _:
            return _on_one_line(value)


def _on_one_line(value: object) -> Item:
    """Return a value; a text in single quotes if that saves escapes and is safe to show."""
    import tomlkit

    if not isinstance(value, str) or not _ESCAPED.search(value):
        return tomlkit.item(value)
    is_safe = "'" not in value and value == printable(value) == toml_source(value)
    return tomlkit.string(value, literal=is_safe)


def _on_lines(text: str) -> Item:
    """Return a multi-line string that represents the text exactly, else a string on one line.

    Without escapes, scripts and paths are easier to read.
    """
    import tomlkit
    from tomlkit.items import String, StringType, Trivia

    if _is_literal(text):
        return String(StringType.MLL, text, f"{_LINE}{text}", Trivia())
    spread = tomlkit.string(text, multiline=True)
    return spread if _says(spread, text) else tomlkit.string(text)


def _is_literal(text: str) -> bool:
    """Return whether a text is safe to show, and needs no escapes."""
    return _QUOTES not in text and not text.endswith("'") and text == toml_source(text)


def _says(item: Item, text: str) -> bool:
    import tomllib

    try:
        return bool(tomllib.loads(f"text = {item.as_string()}")["text"] == text)
    except tomllib.TOMLDecodeError:
        return False


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _comment_block(comments: Iterable[str]) -> str:
    return "".join(f"# {line}".rstrip() + _LINE for line in _lines(comments))


def _lines(comments: Iterable[str]) -> Iterator[str]:
    """Yield the lines of comments without surrounding blanks, escaped for a file."""
    for comment in comments:
        for line in comment.strip().splitlines():
            yield printable(line.strip())

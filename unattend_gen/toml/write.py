"""Tables and comments as TOML text, for files that a person will go on with.

The only module that knows tomlkit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tomlkit import TOMLDocument
    from tomlkit.items import Item, Table

    _Holder = TypeVar("_Holder", TOMLDocument, Table)

_LINE: Final = "\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value, and the comments that stand above it.

    Attributes:
        value: text, number, truth value, a list of these or of tables, or a table.
    """

    key: str
    value: object
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the file.

    Attributes:
        name: empty for the keys above all tables.
        is_item: whether it is one of a list of tables: `[[name]]`.
    """

    name: str
    entries: tuple[Entry, ...]
    comments: tuple[str, ...] = ()
    is_item: bool = False


def toml_text(sections: Iterable[Section], tail: Sequence[str] = ()) -> str:
    """The text of a file with these tables, in their order, and comments behind the last.

    Sections that are items of one list have to follow each other.
    """
    blocks = [_section(section) for section in sections]
    if tail:
        blocks.append(_comment_block(tail))
    return _LINE.join(blocks)


def _section(section: Section) -> str:
    import tomlkit

    document = tomlkit.document()
    if not section.name:
        _fill(document, section.entries)
    elif section.is_item:
        items = tomlkit.aot()
        items.append(_fill(tomlkit.table(), section.entries))
        document.add(section.name, items)
    else:
        document.add(section.name, _fill(tomlkit.table(), section.entries))
    return _comment_block(section.comments) + document.as_string()


def _fill(holder: _Holder, entries: Iterable[Entry]) -> _Holder:
    """Put entries into a table; lists of tables last, for what follows would belong to them."""
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
            array.extend(value)
            return array.multiline(len(value) > 1)
        case _:
            return tomlkit.item(value)


def _on_lines(text: str) -> Item:
    """A text over several lines, where such a string can hold it; else on one."""
    import tomllib

    import tomlkit

    spread = tomlkit.string(text, multiline=True)
    is_right = tomllib.loads(f"text = {spread.as_string()}")["text"] == text
    return spread if is_right else tomlkit.string(text)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _comment_block(comments: Iterable[str]) -> str:
    return "".join(f"# {line}".rstrip() + _LINE for line in _lines(comments))


def _lines(comments: Iterable[str]) -> Iterator[str]:
    """The lines of comments without blank ones around, made safe to stand in a file."""
    for comment in comments:
        for line in comment.strip().splitlines():
            yield printable(line.strip())

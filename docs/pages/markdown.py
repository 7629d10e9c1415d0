"""Pieces of Markdown: text in which nothing is markup, facts, tables, lists, code, anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIGNS: Final = re.compile(r"[&<>\\`*_{}\[\]|~^=#!]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its path below `docs/`, and its Markdown.

    `label` is what the navigation calls it, where that is not its title.
    """

    path: str
    text: str
    label: str = ""


def page(path: str, title: str, *parts: str, label: str = "") -> Page:
    """A page of its parts with a blank line between them; empty parts are left out."""
    return Page(path, "\n\n".join((f"# {title}", *filter(None, parts))) + "\n", label)


def plain(text: str) -> str:
    """A text on one line in which no sign is markup."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def code(text: str) -> str:
    """A text in the letters of a program, that may stand in a table."""
    return f"<code>{plain(text)}</code>"


def anchored(text: str, name: str) -> str:
    """A text in the letters of a program that has an address, and is a link to it."""
    return f'<a id="{name}" href="#{name}">{code(text)}</a>'


def link(text: str, address: str) -> str:
    """A link with a text in the letters of a program."""
    return f"[{code(text)}]({address})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already, or nothing when it has no rows."""
    lines = [_row(row) for row in rows]
    return "\n".join((_row(head), _row(["---"] * len(head)), *lines)) if lines else ""


def facts(told: Iterable[tuple[str, str | None]]) -> str:
    """Labels and values as a table without a head; what is unknown is not told."""
    return table(("", ""), ((plain(label), plain(value)) for label, value in told if value))


def bullets(items: Iterable[str]) -> str:
    """A list of items that are Markdown already."""
    return "\n".join(f"- {item}" for item in items)


def block(text: str, language: str = "text", title: str = "") -> str:
    """A block of code, behind a fence that is longer than any in it."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
    head = f'{language} title="{title}"' if title else language
    return f"{fence}{head}\n{text.strip(chr(10))}\n{fence}"


def folded(title: str, text: str) -> str:
    """A piece that the reader opens."""
    body = "\n".join(f"    {line}".rstrip() for line in text.splitlines())
    return f'??? note "{title}"\n\n{body}'


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

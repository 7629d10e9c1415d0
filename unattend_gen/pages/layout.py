"""The parts of a page: a title, paragraphs, tables and lists, wrapped for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Facts: TypeAlias = "Sequence[tuple[str, str | None]]"
"""Labels and values in order; a fact whose value is None or empty is not shown."""

WIDTH: Final = 100

_WIDEST_LABEL: Final = 48
"""A longer label moves its own value to the right, but not the values of the others."""


def page(title: str, *parts: str) -> str:
    """Return a title and parts with a blank line between them; empty parts are left out."""
    return "\n\n".join((title, *filter(None, parts))) + "\n"


def paragraph(text: str) -> str:
    """Return a text wrapped at the width of a page."""
    return _wrapped(text, "", "")


def table(facts: Facts) -> str:
    """Return the facts that have a value, with the values in one column."""
    present = [(label, value) for label, value in facts if value]
    widest = min(_WIDEST_LABEL, max((len(label) for label, _ in present), default=0))
    return "\n".join(
        _wrapped(value, f"  {label:{widest}}  ", " " * (widest + 4)) for label, value in present
    )


def bullets(heading: str, items: Iterable[str]) -> str:
    """Return a heading with a list below it, or an empty text for an empty list."""
    lines = [_wrapped(item, "  - ", "    ") for item in items]
    return "\n".join((heading, *lines)) if lines else ""


def columns(heading: str, rows: Facts) -> str:
    """Return a heading with a table below it, or an empty text for an empty table."""
    return f"{heading}\n{table(rows)}" if rows else ""


def _wrapped(text: str, first: str, others: str) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )

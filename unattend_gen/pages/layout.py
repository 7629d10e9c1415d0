"""A page: a title, paragraphs, a table of facts, lists; wrapped for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Facts: TypeAlias = "Sequence[tuple[str, str | None]]"
"""Labels and values in the order they are told; a value of None is not told."""

WIDTH: Final = 100

_WIDEST_LABEL: Final = 48
"""A longer label pushes its own value to the right, not those of all others."""


def page(title: str, *parts: str) -> str:
    """A page of its parts with a blank line between them; empty parts are left out."""
    return "\n\n".join((title, *filter(None, parts))) + "\n"


def paragraph(text: str) -> str:
    """A text wrapped at the width of a page."""
    return _wrapped(text, "", "")


def table(facts: Facts) -> str:
    """The facts that are there, values in one column."""
    told = [(label, value) for label, value in facts if value]
    widest = min(_WIDEST_LABEL, max((len(label) for label, _ in told), default=0))
    return "\n".join(
        _wrapped(value, f"  {label:{widest}}  ", " " * (widest + 4)) for label, value in told
    )


def bullets(heading: str, items: Iterable[str]) -> str:
    """A heading with a list below it, or nothing when the list is empty."""
    lines = [_wrapped(item, "  - ", "    ") for item in items]
    return "\n".join((heading, *lines)) if lines else ""


def columns(heading: str, rows: Facts) -> str:
    """A heading with a table below it, or nothing when the table is empty."""
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

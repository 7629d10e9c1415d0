"""Cells that a spreadsheet shows as they are and never computes."""

from __future__ import annotations

from typing import Final

from unattend_gen.core.printable import printable

_BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Also in the full width of East Asian keyboards, which spreadsheets take for the same."""


def safe_cell(text: str) -> str:
    """A text for a cell; an apostrophe stands before one that would be taken for a formula.

    Example:
        >>> safe_cell("=1+1")
        "'=1+1"
    """
    shown = printable(text)
    return f"'{shown}" if shown.lstrip().startswith(_BEGINS_FORMULA) else shown

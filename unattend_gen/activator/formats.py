"""Pieces that the output formats of all topics share.

A topic lists its formats in one mapping from name to writer; `choose` is the only function that
rejects an unknown name.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, TypeVar

from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable, safe_cell
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ChoiceT = TypeVar("_ChoiceT")

_LETTERS_OF_A_KEY: Final = 25


def choose(
    choices: Mapping[str, _ChoiceT], name: str, advice: str, *, kind: str = "format"
) -> _ChoiceT:
    """Return the choice with this name.

    Args:
        choices: in the order in which the error lists their names.
        name: as the user typed it.
        advice: what to do when the name is unknown.
        kind: the noun for one choice.

    Raises:
        UsageError: the name is unknown; the message lists the valid ones.

    Example:
        >>> choose({"text": 1, "json": 2}, "json", "omit --format for text")
        2
    """
    if name not in choices:
        message = f"`{shown(name)}` is not a valid {kind}; choose from {', '.join(choices)}"
        raise UsageError(message, advice=advice)
    return choices[name]


def shown(text: str) -> str:
    """Return text from outside as it may be shown: no control characters, no product key."""
    if len(text) < _LETTERS_OF_A_KEY and text.isascii() and text.isprintable():
        return text
    return printable(without_keys(text))


def csv_line(cells: Iterable[object]) -> str:
    """Return one CSV line, every cell in quotes and no text that a spreadsheet would compute."""
    line = io.StringIO()
    safe = [safe_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(safe)
    return line.getvalue()


def render(name: str, values: Mapping[str, object], *, is_bounded: bool = True) -> str:
    """Return the text of a template.

    Args:
        name: path of the template below `templates/`.
        values: what the template may refer to.
        is_bounded: whether the size limit applies; off where the result grows with the input.
    """
    from unattend_gen.templating import Templates  # Jinja is slow to import

    return Templates().render(name, values, is_bounded=is_bounded)


def render_page(name: str, values: Mapping[str, object]) -> str:
    """Return an HTML page in ASCII, so that it reads the same in every encoding."""
    text = render(name, values, is_bounded=False)
    return text.encode("ascii", "xmlcharrefreplace").decode()


def windows_lines(text: str) -> str:
    """Return the text with the line endings of Windows."""
    return text.replace("\n", "\r\n")

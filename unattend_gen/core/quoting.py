"""A text as a literal of another language: one function for each language scripts are written in.

Source:
    Vendor reference of PowerShell: in a single-quoted string only the quote itself is special,
    and typographic single quotes count as one. Vendor reference of cmd: a percent sign is doubled
    in a batch file, and quotes take the meaning from `&`, `|`, `<`, `>` and `^`. Vendor page on
    .reg files: backslash and quote have a backslash before them.
"""

from __future__ import annotations

import re
from typing import Final

_SINGLE_QUOTES: Final = re.compile("(['\u2018\u2019\u201a\u201b])")
_CMD_SIGNS: Final = re.compile(r"([&|<>()^])")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f]")


def powershell_text(text: str) -> str:
    """A PowerShell string in single quotes, in which nothing is expanded.

    Example:
        >>> powershell_text("Bob's $HOME")
        "'Bob''s $HOME'"
    """
    return "'" + _SINGLE_QUOTES.sub(r"\1\1", text) + "'"


def cmd_text(text: str) -> str:
    """A word of a batch file in double quotes, in which nothing is expanded.

    Raises:
        ValueError: for what a batch file cannot carry: a double quote, a control character, or a
            character outside ASCII, which it would read by the code page of the machine.

    Example:
        >>> cmd_text("50% of A&B")
        '"50%% of A&B"'
    """
    if '"' in text or _CONTROLS.search(text) or not text.isascii():
        message = "a batch file cannot carry a quote, a control or a character outside ASCII"
        raise ValueError(message)
    return '"' + text.replace("%", "%%") + '"'


def cmd_words(text: str) -> str:
    """Words behind `echo` in a batch file, printed as they are.

    Raises:
        ValueError: for what a batch file cannot carry, or what delayed expansion would take for
            the sign of a variable.

    Example:
        >>> cmd_words("50% of A&B")
        '50%% of A^&B'
    """
    if '"' in text or "!" in text or _CONTROLS.search(text) or not text.isascii():
        message = "a line of a batch file cannot carry a quote, an exclamation mark or a control"
        raise ValueError(message)
    return _CMD_SIGNS.sub(r"^\1", text.replace("%", "%%"))


def reg_text(text: str) -> str:
    r"""A string of a .reg file in double quotes.

    Raises:
        ValueError: for a control character, which only a value in hexadecimal could carry.

    Example:
        >>> reg_text("C:\\Temp")
        '"C:\\\\Temp"'
    """
    if _CONTROLS.search(text):
        message = "a string of a .reg file cannot carry a control character"
        raise ValueError(message)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""The text with each unsafe character as an escape such as `\x1b` or `\u202e`.

    C0 and C1 controls, DEL, bidirectional controls, zero-width characters, line separators, lone
    surrogates and the two that XML forbids are replaced; a file name can therefore not move the
    cursor, forge a line, turn the reading direction or break a report.
    """
    return _UNSAFE.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - one byte


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

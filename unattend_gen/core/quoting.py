"""Quote text for scripts and spreadsheets, and escape control characters for terminals.

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
_DOUBLED_QUOTES: Final = re.compile("(['\u2018\u2019\u201a\u201b])\\1")
_CMD_SIGNS: Final = re.compile(r"([&|<>()^])")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f]")


def powershell_text(text: str) -> str:
    """Return a PowerShell string in single quotes, in which nothing is expanded.

    Example:
        >>> powershell_text("Bob's $HOME")
        "'Bob''s $HOME'"
    """
    return "'" + _SINGLE_QUOTES.sub(r"\1\1", text) + "'"


def unquoted_powershell(text: str) -> str:
    """Return the text of a PowerShell string in single quotes.

    Example:
        >>> unquoted_powershell("'Bob''s $HOME'")
        "Bob's $HOME"
    """
    return _DOUBLED_QUOTES.sub(r"\1", text[1:-1])


def cmd_text(text: str) -> str:
    """Return a word for a batch file in double quotes, in which nothing is expanded.

    Raises:
        ValueError: the text has a double quote, a control character, or a character outside
            ASCII, which depends on the code page of the machine.

    Example:
        >>> cmd_text("50% of A&B")
        '"50%% of A&B"'
    """
    if '"' in text or _CONTROLS.search(text) or not text.isascii():
        message = "a batch file cannot contain a quote, a control or a character outside ASCII"
        raise ValueError(message)
    return '"' + text.replace("%", "%%") + '"'


def cmd_words(text: str) -> str:
    """Return words for `echo` in a batch file, which prints them unchanged.

    Raises:
        ValueError: the text has a character that `cmd_text` rejects, or an exclamation mark,
            which delayed expansion takes for a variable.

    Example:
        >>> cmd_words("50% of A&B")
        '50%% of A^&B'
    """
    if '"' in text or "!" in text or _CONTROLS.search(text) or not text.isascii():
        message = "a line of a batch file cannot contain a quote, an exclamation mark or a control"
        raise ValueError(message)
    return _CMD_SIGNS.sub(r"^\1", text.replace("%", "%%"))


def reg_text(text: str) -> str:
    r"""Return a string for a .reg file in double quotes.

    Raises:
        ValueError: the text has a control character, which only a hexadecimal value can contain.

    Example:
        >>> reg_text("C:\\Temp")
        '"C:\\\\Temp"'
    """
    if _CONTROLS.search(text):
        message = "a string of a .reg file cannot contain a control character"
        raise ValueError(message)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""Return the text with each unsafe character as an escape such as `\x1b` or `\u202e`.

    Unsafe are C0 and C1 controls, DEL, bidirectional controls, zero-width characters, line
    separators, lone surrogates, and the two characters that XML forbids. Without them a file name
    cannot move the cursor, forge a line, change the reading direction or break a report.
    """
    return _UNSAFE.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - one byte


def toml_source(text: str) -> str:
    r"""Return the source of a TOML file that is safe to show, with the same values.

    Unsafe are the characters that `printable` escapes, apart from tabs and line ends, and the
    commands that the runners of GitHub and Azure Pipelines read from output: `::` at the start of a
    line, and `##[` or `##vso[` anywhere.

    Args:
        text: strings in single quotes, in which TOML knows no escapes, are safe already.

    Example:
        >>> toml_source('owner = "##vso[task.complete]"')
        'owner = "#\\u0023vso[task.complete]"'
    """
    shown = _UNSAFE.sub(lambda match: _toml_escape(match[0]), text)
    return _COMMAND.sub(lambda match: f"{match[1]}\\u{ord(match[2]):04x}", shown)


_COMMAND: Final = re.compile(r"(?m)(^[^\S\n]*(?=::)|#(?=#(?:\[|vso\[)))([:#])")


def _toml_escape(character: str) -> str:
    return character if character in "\t\n" else f"\\u{ord(character):04x}"


_BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters that begin a formula, including their full-width forms."""


def safe_cell(text: str) -> str:
    """Return text for a spreadsheet cell, with an apostrophe before text that looks like a formula.

    Example:
        >>> safe_cell("=1+1")
        "'=1+1"
    """
    shown = printable(text)
    return f"'{shown}" if shown.lstrip().startswith(_BEGINS_FORMULA) else shown


_FORBIDDEN: Final = frozenset(map(chr, range(0x20))) - {"\t", "\n", "\r"} | {"\ufffe", "\uffff"}


def is_writable(text: str) -> bool:
    """Return whether XML can contain a text: no control characters, no lone surrogates.

    Tabs and line ends are allowed. Printable text needs no closer look. Compiling a regular
    expression for these ranges would take longer than checking all texts of a spec.

    Source:
        XML 1.0, production `Char`.
    """
    return text.isprintable() or not any(map(_is_forbidden, text))


def _is_forbidden(character: str) -> bool:
    return character in _FORBIDDEN or "\ud800" <= character <= "\udfff"

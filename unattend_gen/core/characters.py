"""Which characters an answer file can carry.

Source:
    XML 1.0, production `Char`.
"""

from __future__ import annotations

from typing import Final

_FORBIDDEN: Final = frozenset(map(chr, range(0x20))) - {"\t", "\n", "\r"} | {"\ufffe", "\uffff"}


def is_writable(text: str) -> bool:
    """Whether XML can hold the text: no control character but tab and line ends, no half pair.

    A printable text needs no closer look, and a regular expression with these ranges would cost
    more to compile than all texts of a spec cost to look at.
    """
    return text.isprintable() or not any(map(_is_forbidden, text))


def _is_forbidden(character: str) -> bool:
    return character in _FORBIDDEN or "\ud800" <= character <= "\udfff"

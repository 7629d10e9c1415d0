"""Text from outside made safe to show: no control characters, no direction tricks."""

from __future__ import annotations

import re
from typing import Final

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

"""Decode a document by its actual encoding, which may differ from the declared one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from unattend_gen.core.document import LIMIT_BYTES
from unattend_gen.errors import AnswerFileError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZERO_PATTERNS: Final = (
    (re.compile(rb"[^\0]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[^\0]"), "utf-16-be"),
)
"""The positions of zero bytes next to a first ASCII character."""

_DECLARATION: Final = re.compile(
    r"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']"
)
_CODE_PAGE: Final = re.compile(
    r"cp\d+|iso8859-\d+|koi8-[rtu]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|johab|ptcp154"
)
"""Codecs that a declaration may select; other codecs of Python do not decode text."""

_LINE_END: Final = re.compile(r"\r\n?|\n")
_HEAD_CHARACTERS: Final = 300


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a document.

    Attributes:
        name: Python's name of the codec that decodes the bytes.
        bom: the byte order mark at the start, or no bytes.
        declared: the name in the XML declaration, or None.
    """

    name: str
    bom: bytes
    declared: str | None

    @property
    def matches_declaration(self) -> bool:
        """Whether the declaration, if there is one, names the actual encoding."""
        if self.declared is None:
            return True
        family = self.declared.lower().replace("_", "-")
        if family in {"utf-16", "ucs-2", "iso-10646-ucs-2", "unicode"}:
            return self.name.startswith("utf-16")
        if family in {"ascii", "us-ascii"}:
            return self.name == "utf-8"
        return _same_codec(family, self.name)


def text_or_none(data: bytes) -> str | None:
    """Return what `decode` does, or None for bytes that are not text or too large to parse."""
    if len(data) > LIMIT_BYTES:
        return None
    try:
        return decode(data)[0]
    except AnswerFileError:
        return None


def decode(data: bytes) -> tuple[str, Encoding]:
    """Return the text of a document without byte order mark, and its encoding.

    A byte order mark decides, then the pattern of zero bytes, then the declaration, then UTF-8.

    Raises:
        AnswerFileError: the bytes are not valid text; the message has the line.
    """
    bom, name = _by_mark(data)
    head = data[len(bom) : len(bom) + 4 * _HEAD_CHARACTERS].decode(name, "replace")
    match = _DECLARATION.match(head[:_HEAD_CHARACTERS])
    declared = match[1] if match else None
    if not bom and declared and name == "utf-8" and not _same_codec(declared, "utf-8"):
        name = _code_page(declared) or name
    try:
        text = data[len(bom) :].decode(name)
    except UnicodeDecodeError as error:
        good = data[len(bom) : len(bom) + error.start].decode(name)
        message = f"the bytes are not valid {name.upper()} text"
        advice = "save the file as UTF-8 and declare that encoding"
        # The cause holds the whole document, so it is not chained.
        raise AnswerFileError(message, advice=advice, line=line_at(good, len(good))) from None
    return text, Encoding(name, bom, declared)


def line_at(text: str, index: int) -> int:
    """Return the line of an index, counted from 1; CR, LF and CRLF each end one line."""
    return sum(1 for _ in _LINE_END.finditer(text, 0, index)) + 1


def with_plain_line_ends(text: str) -> str:
    """Return the text with LF for CR and CRLF; libxml2 does not count a lone CR as a line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(data: bytes) -> tuple[bytes, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return bom, name
    for pattern, name in _ZERO_PATTERNS:
        if pattern.match(data):
            return b"", name
    return b"", "utf-8"


def _same_codec(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except LookupError:
        return False


def _code_page(declared: str) -> str | None:
    """Return the declared codec if it is a code page that keeps ASCII characters."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    is_code_page = _CODE_PAGE.fullmatch(name) is not None
    return name if is_code_page and "<?xml".encode(name) == b"<?xml" else None

"""From bytes to text: which encoding a document really has, whatever it declares."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from unattend_gen.errors import AnswerFileError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION: Final = re.compile(
    r"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']"
)
_HEAD_CHARACTERS: Final = 300


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a document is written.

    Attributes:
        name: Python's name of the codec that decodes the bytes.
        bom: the byte order mark at the start, or no bytes.
        declared: the name in the XML declaration, or None.
    """

    name: str
    bom: bytes
    declared: str | None

    @property
    def is_declared_rightly(self) -> bool:
        """Whether the declaration, if there is one, names what the bytes are."""
        if self.declared is None:
            return True
        family = self.declared.lower().replace("_", "-")
        if family in {"utf-16", "ucs-2", "iso-10646-ucs-2", "unicode"}:
            return self.name.startswith("utf-16")
        if family in {"ascii", "us-ascii"}:
            return self.name == "utf-8"
        return _same_codec(family, self.name)


def decode(data: bytes) -> tuple[str, Encoding]:
    """The text of a document and its encoding; the byte order mark is taken off.

    A byte order mark decides, then the pattern of zero bytes, then the declaration, then UTF-8.

    Raises:
        AnswerFileError: when the bytes are no text in any of these.
    """
    bom, name = _by_mark(data)
    head = data[len(bom) : len(bom) + 4 * _HEAD_CHARACTERS].decode(name, "replace")
    match = _DECLARATION.match(head[:_HEAD_CHARACTERS])
    declared = match[1] if match else None
    if not bom and declared and name == "utf-8" and not _same_codec(declared, "utf-8"):
        name = _eight_bit_codec(declared) or name
    try:
        text = data[len(bom) :].decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the bytes are no valid {name.upper()} text"
        advice = "save the file as UTF-8 and let its XML declaration say so"
        # The cause holds the whole document, so it is not chained.
        raise AnswerFileError(message, advice=advice, line=line) from None
    return text, Encoding(name, bom, declared)


def _by_mark(data: bytes) -> tuple[bytes, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return bom, name
    if data[:2] == b"<\0":
        return b"", "utf-16-le"
    if data[:2] == b"\0<":
        return b"", "utf-16-be"
    return b"", "utf-8"


def _same_codec(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except LookupError:
        return False


def _eight_bit_codec(declared: str) -> str | None:
    """The declared codec if bytes without zero bytes can be in it at all."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return None if name.startswith(("utf-16", "utf-32")) else name

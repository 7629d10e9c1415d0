"""The ways in which a value may be written elsewhere: encodings, escapes, base64 and hexadecimal.

A value that is short, common or uniform occurs by chance, so it has no forms and is not searched.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape, quoteattr

from unattend_gen.core.secret import MARKER, SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.secret import Secret

_FEWEST_CHARACTERS: Final = 5
_FEWEST_DIFFERENT: Final = 3
_MOST_CHARACTERS: Final = 1024
_GROUP: Final = 3
"""Base64 encodes three bytes in four characters, so a value begins in one of three alignments."""

_WORDS: Final = """
admin administrator admins anonymous change changeme client company computer default demo deploy
deployment domain guest hello hidden install installer local localhost login master microsoft
office owner pass password passwort public qwerty root secret secrets server service setup support
sysprep system temp test tester testing user username users value welcome windows winpe work
workgroup workstation false true none null empty
12345 123456 1234567 12345678 123456789 1234567890
"""
_COMMON: Final = frozenset(_WORDS.split())
"""Words that are in many scripts, whether or not they are also a password."""

_CODE_PAGES: Final = ("cp1252", "cp437", "cp850")
_WIDE: Final = ("utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a value.

    Attributes:
        data: the bytes to look for.
        name: of the encoding, for the message.
        width: bytes of a character if the value is a plain word, which may also be a name; else 0.
        is_packed: whether line breaks may be anywhere in it.
    """

    data: bytes = field(repr=False)
    name: str
    width: int = 0
    is_packed: bool = False


def forms_of(secret: Secret) -> Iterator[Form]:
    """Yield the forms of a value; nothing if it is too short or too common to be searched."""
    for text in sorted(_spellings(secret)):
        if _is_searched(text):
            yield from _as_text(text)
            if secret.kind is not SecretKind.PRODUCT_KEY or text.isupper():
                yield from _packed(text)


def _is_searched(text: str) -> bool:
    is_common = text.casefold() in _COMMON or text in MARKER or MARKER in text
    is_uniform = len(set(text)) < _FEWEST_DIFFERENT
    return _FEWEST_CHARACTERS <= len(text) <= _MOST_CHARACTERS and not (is_common or is_uniform)


def _spellings(secret: Secret) -> set[str]:
    text = secret.reveal().strip()
    if secret.kind is not SecretKind.PRODUCT_KEY:
        return {text}
    joined = text.replace("-", "")
    return {text, joined, text.lower(), joined.lower()}


def _as_text(text: str) -> Iterator[Form]:
    """Yield the value as text, as it is and escaped."""
    is_word = text.isalpha() or text.isdigit()
    for name, written in {written: name for name, written in _escaped(text)}.items():
        yield Form(_bytes(name, "utf-8"), written, 1 if is_word else 0)
        for encoding in _WIDE:
            yield Form(_bytes(name, encoding), f"{written}, UTF-16", 2 if is_word else 0)
        if not name.isascii():
            yield from _in_code_pages(name, written)


def _escaped(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of the escaped forms; of equal texts, the last name counts."""
    yield "percent-encoded", quote(text, safe="")
    yield "percent-encoded", quote_plus(text)
    yield "escaped for JSON", json.dumps(text)[1:-1]
    yield "escaped for JSON", json.dumps(text, ensure_ascii=False)[1:-1]
    yield "escaped for PowerShell", text.replace("'", "''")
    yield "escaped for XML", quoteattr(text)[1:-1]
    yield "escaped for XML", escape(text, {'"': "&quot;", "'": "&apos;"})
    yield "escaped for XML", escape(text)
    yield "as text", text


def _in_code_pages(text: str, name: str) -> Iterator[Form]:
    for page in _CODE_PAGES:
        try:
            yield Form(text.encode(page), name)
        except UnicodeEncodeError:
            continue  # the error contains the value, and is dropped


def _packed(text: str) -> Iterator[Form]:
    """Yield the value in base64, in each alignment, and in hexadecimal."""
    for encoding in ("utf-8", *_WIDE):
        data = _bytes(text, encoding)
        for shift in range(_GROUP):
            code = _aligned(data, shift)
            yield Form(code, "in base64", is_packed=True)
            yield Form(code.translate(bytes.maketrans(b"+/", b"-_")), "in base64", is_packed=True)
        for code in (data.hex().encode(), data.hex(",").encode()):
            yield Form(code, "in hexadecimal", is_packed=True)
            yield Form(code.upper(), "in hexadecimal", is_packed=True)


def _aligned(data: bytes, shift: int) -> bytes:
    """Return the base64 characters that depend on the value alone if `shift` bytes precede it."""
    bits = 8 * (shift + len(data))
    code = base64.b64encode(bytes(shift) + data)
    return code[-(-8 * shift // 6) : bits // 6]


def _bytes(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogatepass")

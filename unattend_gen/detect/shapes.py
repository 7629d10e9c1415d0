"""Shapes of secrets in bytes whose words alone would let every document pass the prefilter.

Each shape is an expression for Hyperscan, and one for Python that begins with a literal, which
Python finds fast. The one for Python may match more. Both are for lower-case bytes, and have a
form for UTF-16. `publicKeyToken` is part of every manifest, so it is left out.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_EVERYDAY: Final = (
    rb"(?:[^y]token|secret|(?:api|access|account|auth|secret|shared|private)[-_]?key)"
)
_QUOTE: Final = rb"\\?[\"']"
_VALUE: Final = rb"[^\s\"'<>(){}$,;]{8}"
_URL: Final = rb"://[^\s/@\"'<>()]{2,160}@"
_BEARER: Final = rb"bearer [\w.~+/=-]{8}"
_GROUP: Final = rb"[^0-9a-z][2346789bcdfghjkmnpqrtvwxy]{5}[-<&=%\\\"']"
_ENCODED: Final = rb"[0-9a-z+/]{34}"
_SPLIT: Final = rb"(?:product|licen[cs]e|windows|office|setup|activation)[ _-]?key"
"""A keyword before a code, or a group of a key and a sign: a word has a vowel."""

_EXPRESSIONS: Final = (
    _URL,
    _BEARER,
    rb"[-/][\w.-]{0,40}%b[ \t:=]%b?%b" % (_EVERYDAY, _QUOTE, _VALUE),
    rb"%b[0-9]{0,3}(?:=|[ \t]*=[ \t]*%b)%b?%b" % (_EVERYDAY, _QUOTE, _QUOTE, _VALUE),
    rb"%b.{0,60}?%b" % (_SPLIT, _GROUP),
    rb"%b.{0,60}?%b" % (_SPLIT, _ENCODED),
    rb"setx[.ex\"]{0,5}[ \t]+\"?[\w.-]{0,40}(?:token|%b|pass|pw)" % _EVERYDAY,
)
_AFTER: Final = rb"[0-9]{0,3}(?:[ \t]*=|[ \t:])[ \t]*(?:%b)?%b" % (_QUOTE, _VALUE)
_FOR_PYTHON: Final = tuple(
    re.compile(one)
    for one in (
        _URL,
        _BEARER,
        b"(?<!key)token" + _AFTER,
        b"secret" + _AFTER,
        b"key" + _AFTER,
        b"setx",
        rb"(?s)key.{0,60}?" + _GROUP,
        rb"(?s)key.{0,60}?" + _ENCODED,
    )
)
_UNIT: Final = re.compile(
    rb"\[(?:\\.|[^\]\\])+\]|\\[\w|.\"]|\(\?:|\{[0-9,]+\}|[()|?+*]|[^\\\[\](){}|?+*]", re.DOTALL
)


def wide(expression: bytes) -> bytes:
    """Return an expression of single characters for UTF-16, which interleaves zero bytes."""
    return b"".join(
        rb"(?:%b\x00)" % unit if unit[:1] not in b"()|?+*{" else unit
        for unit in _UNIT.findall(expression)
    )


def expressions() -> tuple[bytes, ...]:
    """Return the expressions for Hyperscan, in UTF-8 and in UTF-16."""
    return (*_EXPRESSIONS, *map(wide, _EXPRESSIONS))


def not_after(before: str, word: str) -> tuple[bytes, ...]:
    """Return expressions for a word that another does not precede, in UTF-8 and in UTF-16."""
    signs = [re.escape(sign).encode() for sign in before]
    ends = [
        b"[^%b]%b%b" % (sign, b"".join(signs[place + 1 :]), word.encode())
        for place, sign in enumerate(signs)
    ]
    start = rb"^.{0,%d}" % (len(codecs.BOM_UTF16) * len(before))
    at_start = (start + word.encode(), start + word.encode("utf-16-le")[:-1])
    return (*ends, *map(wide, ends), *at_start)


def has_shape(lowered: bytes) -> bool:
    """Return whether bytes in lower case contain one of the shapes, or another text like it."""
    if any(shape.search(lowered) for shape in _FOR_PYTHON):
        return True
    return b"\0" in lowered and has_shape(lowered.replace(b"\0", b""))

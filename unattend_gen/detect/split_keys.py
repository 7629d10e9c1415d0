"""Product keys after a keyword whose groups are interrupted or encoded.

Markup, character references, quoted-printable, percent-encoding, the end of a line and the joined
strings of a script may be between the groups; or the whole key is in hexadecimal or base64. The
text after a keyword is resolved and searched for a key in any notation, which must have a correct
checksum.
"""

from __future__ import annotations

import base64
import binascii
import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from unattend_gen.catalog.keys import published
from unattend_gen.core.finding import Confidence
from unattend_gen.core.loose_key import LOOSE_KEY, spelled_key
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.reading import has_disguised_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.detect.reading import LineCounter

_KEY: Final = "key"
_BEFORE_KEY: Final = (
    "p",
    *(
        word + joint
        for word in (
            *("product", "license", "licence", "windows", "office", "setup", "activation", "pid"),
        )
        for joint in ("", " ", "_", "-")
    ),
)
"""The rest of a keyword, in lower case, before the word that `str.find` finds fast."""

_GROUP: Final = "[2346789BCDFGHJKMNPQRTVWXYbcdfghjkmnpqrtvwxy]{5}"
_BYTE: Final = "[0-9A-Fa-f]{2}"
_RUN: Final = "[0-9A-Za-z+/]{33}"
_CANDIDATES: Final = tuple(
    re.compile(one)
    for one in (
        rf"{_GROUP}(?:[-<&%=\\\"'_.]|[ ]?{_GROUP}|\r?\n[ \t]*-)",
        rf"[%=&\\](?:(?<=&)\#|(?<=\\)[uU]00|(?<=[%=]){_BYTE}(?:[%=]{_BYTE}){{2}})",
        rf"[^0-9A-Za-z+/]{_RUN}",
        rf"[ ,:](?<={_BYTE}[ ,:])[ ,:]?(?:{_BYTE}[ ,:]{{1,2}}){{7}}",
    )
)
"""A group and what may be between two, or a sign of an encoding; without any there is no key.

Each begins with a set of characters, because such an expression is searched several times faster.
"""

_BEGUN_RUN: Final = re.compile(_RUN)

_NEAR: Final = 160
"""Characters after a keyword, with interruptions, within which a key has to begin."""

_REACH: Final = 800
_DISTANCE: Final = 100
_LONGEST: Final = _DISTANCE + len("-----") * 6 * 2
"""Characters after a keyword, without interruptions, that may belong to a key near it."""

_INTERRUPTION: Final = re.compile(
    r"""
    [<&\\%="'\r\n \t] (?:
      (?P<markup> (?<=<)[^<>]{0,200}> )
    | (?P<reference> (?<=&)(?:\#\d{1,6}|\#x[0-9a-f]{1,5}|[a-z]{2,8}); )
    | (?P<escape> (?<=\\)u[0-9a-f]{4} )
    | (?P<percent> (?<=%)[0-9a-f]{2}(?:%[0-9a-f]{2})* )
    | (?P<soft> (?<==)\r?\n )
    | (?P<quoted> (?<==)[0-9a-f]{2}(?:=[0-9a-f]{2})* )
    | (?P<joined> (?<=["'])[ \t]{0,20}[+&.,]?[ \t]{0,20}[_`\\]?
        (?:\r?\n[ \t]{0,40})?[+&.]?[ \t]{0,20}["'] )
    | (?P<line> (?: (?<=-[ \t])[ \t]*\r?\n | (?<=-\r)\n | (?<=-\n) )[ \t]{0,40}
        | (?: (?<=\r)\n | (?<=\n) )[ \t]{0,40}(?=-) )
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Begins with a set of characters, as the candidates do."""

_MAY_INTERRUPT: Final = re.compile(r"[<&\\%=\"']|-[ \t]*(?:[\r\n]|\Z)|\n[ \t]*(?:-|\Z)")
"""The beginning of an interruption, before the end of the text that is searched."""

_HEXADECIMAL: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:0x)?[0-9A-Fa-f]{2}[ ,:]{0,2}){25,60}(?![0-9A-Za-z])"
)
_BASE64: Final = re.compile(r"(?<![0-9A-Za-z+/])[A-Za-z0-9+/]{33,80}={0,2}(?![0-9A-Za-z+/=])")
_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_NOT_HEXADECIMAL: Final = re.compile("0x|[^0-9A-Fa-f]", re.IGNORECASE)


class _Piece(NamedTuple):
    """A piece of a text without interruptions: a part of the original, or what one stands for.

    Attributes:
        text: what is read.
        span: start and end in the original.
        is_written: whether it is written like this in the original.
    """

    text: str
    span: tuple[int, int]
    is_written: bool


def split_keys(text: str, lines: LineCounter) -> Iterator[Match]:
    """Yield the keys after a keyword that are not written in one piece, live or published.

    A key that is split by markup without balance has an envelope, because replacing it would
    damage the document.
    """
    done = 0
    for begin in _after_keywords(text):
        if not _may_hold_key(text, begin, begin + _NEAR):
            continue
        window = text[begin : begin + _REACH]
        found = _interrupted(window) or _encoded(window)
        if found is None or begin + found[1] <= done:
            continue
        key, start, end = found[0], begin + found[1], begin + found[2]
        done = end
        yield _match(key, text, (start, end), lines)


def _may_hold_key(text: str, start: int, end: int) -> bool:
    """Return whether a part of a key, or of an encoding, is between two places."""
    for candidate in _CANDIDATES:
        if candidate.search(text, start, end) is not None:
            return True
    return _BEGUN_RUN.match(text, start, end) is not None


def _after_keywords(text: str) -> Iterator[int]:
    """Yield the index behind each keyword."""
    lowered = _lower_ascii(text) if has_disguised_letters(text) else text.lower()
    at = lowered.find(_KEY)
    while at >= 0:
        if lowered.endswith(_BEFORE_KEY, 0, at):
            yield at + len(_KEY)
        at = lowered.find(_KEY, at + len(_KEY))


def _lower_ascii(text: str) -> str:
    """Return a text of the same length whose ASCII letters are in lower case."""
    return text.translate(_LOWER)


def _interrupted(window: str) -> tuple[ProductKey, int, int] | None:
    whole = LOOSE_KEY.search(window, 0, _LONGEST)
    if whole is not None and whole.start() <= _DISTANCE:
        return None  # a key in one piece, which other searches find
    if _MAY_INTERRUPT.search(window, 0, _LONGEST) is None:
        return None
    pieces = list(_pieces(window))
    resolved = "".join(piece.text for piece in pieces)
    for match in LOOSE_KEY.finditer(resolved, 0, _LONGEST):
        (start, _), (_, end) = _origin(match.start(), pieces), _origin(match.end() - 1, pieces)
        if match.start() > _DISTANCE or window[start:end] == match[0]:
            return None
        key = spelled_key(match[0])
        behind = resolved[match.end() : match.end() + 1]
        if key is not None and key.checksum_matches and not behind.isalnum():
            return key, start, end
    return None


def _pieces(window: str) -> Iterator[_Piece]:
    """Yield the pieces of a text, until there is enough of it for a key."""
    at = length = 0
    for match in _INTERRUPTION.finditer(window):
        piece = _written(window, at, match.start())
        meant = _meaning(match)
        yield piece
        length += len(piece.text)
        if length > _LONGEST:
            return
        yield _Piece(meant, match.span(), is_written=False)
        length += len(meant)
        at = match.end()
    yield _written(window, at, len(window))


def _written(window: str, start: int, end: int) -> _Piece:
    end = min(end, start + _LONGEST + 1)
    return _Piece(window[start:end], (start, end), is_written=True)


def _origin(index: int, pieces: Iterable[_Piece]) -> tuple[int, int]:
    """Return start and end in the original of the character at an index of the resolved text."""
    for piece in pieces:
        if index < len(piece.text):
            start = piece.span[0] + index
            return (start, start + 1) if piece.is_written else piece.span
        index -= len(piece.text)
    raise IndexError(index)


def _meaning(match: re.Match[str]) -> str:
    """Return the text that an interruption stands for."""
    match match.lastgroup:
        case "reference":
            return unescape(match[0])
        case "escape":
            return match[0].encode().decode("unicode_escape")
        case "percent":
            return unquote(match[0])
        case "quoted":
            return unquote(match[0].replace("=", "%"))
        case _:
            return ""


def _encoded(window: str) -> tuple[ProductKey, int, int] | None:
    for begin, pattern, decode in _ENCODINGS:
        if begin.search(window, 0, _NEAR) is None:
            continue
        match = pattern.search(window, 0, _DISTANCE + 320)
        if match is None or match.start() > _DISTANCE:
            continue
        inner = decode(match[0]).replace("\0", "").strip()
        key = spelled_key(inner) if LOOSE_KEY.fullmatch(inner) else None
        if key is not None and key.checksum_matches:
            return key, match.start(), match.start() + len(match[0].rstrip(" ,:"))
    return None


def _from_hexadecimal(text: str) -> str:
    digits = _NOT_HEXADECIMAL.sub("", text)
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("latin-1")


def _from_base64(text: str) -> str:
    bare = text.rstrip("=")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4)).decode("latin-1")
    except binascii.Error:
        return ""


_ENCODINGS: Final = (
    (re.compile("[0-9A-Fa-fx ,:]{50}"), _HEXADECIMAL, _from_hexadecimal),
    (_BEGUN_RUN, _BASE64, _from_base64),
)
"""The beginning of each encoding, which is searched faster, the encoding, and what decodes it."""


def _match(key: ProductKey, text: str, span: tuple[int, int], lines: LineCounter) -> Match:
    shown = text[slice(*span)]
    is_balanced = shown.count("<") == 2 * shown.count("</")
    is_public = published(key) is not None
    return Match(
        kind=SecretKind.PRODUCT_KEY,
        content=ContentKind.PUBLISHED_KEY if is_public else ContentKind.CLEAR,
        span=span,
        envelope=None if is_balanced else span,
        line=lines.at(span[0]),
        confidence=Confidence.HIGH,
        last_five=key.last_five,
        secret=None if is_public else key.secret,
    )

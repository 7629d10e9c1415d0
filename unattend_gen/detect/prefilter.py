"""A quick look at bytes: whether a document could hold anything that is searched for.

Most files of a tree hold nothing, so this decides how fast a tree is searched. It may say yes of
a document without secrets; it never says no of one in which a detector would find something.
Each word is looked for in UTF-8 and in both forms of UTF-16, which interleave it with zero bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen.core.command_secrets import COMMAND_WORDS
from unattend_gen.core.match import ENCODED
from unattend_gen.core.product_key import ALPHABET
from unattend_gen.detect.base64_text import SIGNS, start_words
from unattend_gen.detect.keys import KEYWORDS, MASK_SIGNS
from unattend_gen.detect.patterns import escaped, pattern_set, without_zeros
from unattend_gen.detect.properties import LINK_SIGNS
from unattend_gen.detect.reading import KEY_SHAPE, UNKNOWN, Hints

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.detect.patterns import PatternSet


_LETTER: Final = f"[{ALPHABET}N{ALPHABET.lower()}n]".encode()
_KEY: Final = re.compile(rb"-(?:%b{5}-){3}%b{5}" % (_LETTER, _LETTER))
_WIDE_KEY: Final = re.compile(
    rb"-\0(?:(?:%b\0){5}-\0){3}(?:%b\0){4}%b" % (_LETTER, _LETTER, _LETTER)
)
# Beside these a key is one without dashes too.
_KEY_WORDS: Final = (b"product[ _-]?key", b"mak(?![a-z])", b"pkey")
_WIDE_KEY_WORDS: Final = (
    rb"p\0r\0o\0d\0u\0c\0t\0(?:[ _-]\0)?k\0e\0y",
    rb"m\0a\0k",
    rb"p\0k\0e\0y",
)
_COLUMN: Final = re.compile(
    rb"(?:^|[,;\t|])(?:"
    rb"[^,;\t|]{0,30}?(?:(?:product|licen[cs]e)[ _-]?key|(?<![a-z])maks?(?![a-z])|pkey)"
    rb"[^,;\t|]{0,30}|[ \"]{0,9}keys?[ \"\r]{0,9})(?:[,;\t|]|$)"
)
_HEAD: Final = 2000
_UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"<\0\0\0", b"\0\0\0<")
_LOWER: Final = f"[{ALPHABET.lower()}n]".encode()
_THREE_GROUPS: Final = rb"(?:%b[^0-9a-z\n]{0,9}){14}%b" % (_LOWER, _LOWER)
"""What is left of a key's shape where blanks, nothing or invisible signs stand between."""

_WORDS: Final = (
    "pwd",
    "ipk",
    "roductkey",
    "slmgr",
    "schtasks",
    "psexec",
    "winrs",
    "securestring",
    "networkcredential",
    "powershell",
    "pwsh",
    "keymaterial",
    "frombase64",
    "digitalproductid",
    "autologon",
    "curl",
    "networkdrive",
    "startupkey",
    "schemas-microsoft-com:unattend",
    *start_words(),
)
_RELATED: Final = {
    "ass": (
        "assword",
        "asswd",
        "assphrase",
        "pass:",
        "pass=",
        "/pass",
        "-pass",
    ),
    " use": ("et use", "et1 use", "xe use"),
    "bde": ("bdepin", "bderecoverykey"),
}
"""Words by what they share: where that is absent, they need not be looked for one by one."""

_DECIDING_WORDS: Final = frozenset(
    {*_WORDS, *(word for words in _RELATED.values() for word in words)}
)
_DECIDING: Final = _DECIDING_WORDS | {KEY_SHAPE}
"""Where one of these stands, a detector may find something."""

_IN_KEY_WORDS: Final = ("key", "mak")
"""One of these stands in every word for keys, and in every head of a column of them."""

_TELLING: Final = frozenset(
    {*COMMAND_WORDS, *KEYWORDS, *_IN_KEY_WORDS, *SIGNS, *LINK_SIGNS, *MASK_SIGNS}
)
"""Words that decide nothing, but spare a search where they are absent."""

_ENCODED: Final = rb"[/-]e[a-z]{0,14}[ \t]+[\"']?[a-z0-9+/]{16}"
_WIDE_ENCODED: Final = (
    rb"[/-]\0e\0(?:[a-z]\0){0,14}(?:[ \t]\0)+(?:[\"']\0)?(?:[a-z0-9+/]\0){15}[a-z0-9+/]"
)
"""The beginning of an encoded command."""

_UNSURE: Final = "a word for keys before groups of a key"
_PLAIN_WORDED: Final = tuple(
    re.compile(word + rb"[^\n]{0,24}?" + _THREE_GROUPS) for word in _KEY_WORDS
)
_WIDE_WORDED: Final = tuple(
    re.compile(word + rb"[^\n]{0,49}?" + _THREE_GROUPS) for word in _WIDE_KEY_WORDS
)
_FEW_GROUPS: Final = rb"(?:%b[^0-9a-z\n]{0,9}){3}%b" % (_LOWER, _LOWER)
"""The beginning of three groups: a longer expression takes longer to compile than it spares."""

_MANY_BYTES: Final = 4 * 1024**2
"""So many bytes are looked at sooner than the fast look is ready."""


def hints_on(data: bytes) -> Hints | None:
    """What stands in these bytes; None where no detector could find anything."""
    if data.startswith(_UTF_32):
        return UNKNOWN  # no word is looked for in this encoding
    fast = _counted().look_for(data)
    if fast is None:
        return UNKNOWN if may_match_in_python(data) else None
    seen = frozenset(map(_signs().names.__getitem__, fast(data)))
    if seen.isdisjoint(_DECIDING) and not _has_loose_key(data, seen):
        return None
    return Hints(seen)


def _has_loose_key(data: bytes, seen: frozenset[str]) -> bool:
    """Whether a key that is written loosely may stand in bytes in which nothing else does."""
    if seen.isdisjoint(_IN_KEY_WORDS):
        return False
    if _has_key_column(data[:_HEAD].lower()):
        return True
    return _UNSURE in seen and _has_worded_key(data.lower())


def may_match_in_python(data: bytes) -> bool:
    """Whether a detector could find anything in these bytes, by means of Python alone."""
    if data.startswith(_UTF_32):
        return True
    if _KEY.search(data) or _WIDE_KEY.search(data):
        return True
    lowered = data.lower()
    if _has_word(lowered, _in_bytes):
        return True
    if b"\0" in data and _has_word(lowered, _in_wide):
        return True
    return _has_key_column(lowered) or _has_worded_key(lowered)


def compile_patterns() -> None:
    """Make the fast look ready, where it is installed, before processes are forked off."""
    _counted().count = _MANY_BYTES
    pattern_set(_signs().expressions)


class _Counted:
    """How many bytes were looked at; of a few, nothing is made ready."""

    def __init__(self) -> None:
        self.count = 0

    def look_for(self, data: bytes) -> PatternSet | None:
        self.count += len(data)
        return pattern_set(_signs().expressions) if self.count >= _MANY_BYTES else None


@cache
def _counted() -> _Counted:
    return _Counted()


@cache
def _in_bytes(word: str) -> bytes:
    return word.encode()


@cache
def _in_wide(word: str) -> bytes:
    # The last zero byte is left out: in UTF-16 of the other order it belongs to the next letter.
    return word.encode("utf-16-le")[:-1]


def _has_word(lowered: bytes, encoded: Callable[[str], bytes]) -> bool:
    if any(encoded(word) in lowered for word in _WORDS):
        return True
    return any(
        encoded(shared) in lowered and any(encoded(word) in lowered for word in words)
        for shared, words in _RELATED.items()
    )


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the fast look looks for.

    Attributes:
        expressions: for bytes, in any case.
        names: of the sign that each is one form of.
    """

    expressions: tuple[bytes, ...]
    names: tuple[str, ...]


@cache
def _signs() -> _Signs:
    """Words, in each form, and shapes."""
    forms = [
        (escaped(encoded(word)), word)
        for word in sorted(_DECIDING_WORDS.union(_TELLING))
        for encoded in (_in_bytes, _in_wide)
    ]
    forms += [(_KEY.pattern, KEY_SHAPE), (without_zeros(_WIDE_KEY.pattern), KEY_SHAPE)]
    forms += [(one, ENCODED) for one in (_ENCODED, without_zeros(_WIDE_ENCODED))]
    plain = (word + rb"[^\n]{0,24}" + _FEW_GROUPS for word in _KEY_WORDS)
    wide = (word + rb"[^\n]{0,49}" + _FEW_GROUPS for word in _WIDE_KEY_WORDS)
    forms += [(_without_lookahead(one), _UNSURE) for one in (*plain, *wide)]
    return _Signs(*zip(*forms, strict=True))


def _without_lookahead(expression: bytes) -> bytes:
    """One that matches wherever the expression does; a lookahead is more than the library can."""
    return without_zeros(expression.replace(rb"(?![a-z])", b""))


def _has_key_column(lowered: bytes) -> bool:
    """Whether the first line names a column of keys."""
    first = lowered[:_HEAD].partition(b"\n")[0].replace(b"\0", b"")
    return _COLUMN.search(first) is not None


def _has_worded_key(lowered: bytes) -> bool:
    """Whether a loosely written key may stand behind a word for one."""
    if any(pattern.search(lowered) for pattern in _PLAIN_WORDED):
        return True
    return b"\0" in lowered and any(pattern.search(lowered) for pattern in _WIDE_WORDED)

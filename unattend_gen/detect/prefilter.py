"""A prefilter on bytes: whether a document may contain a match.

Most files of a tree contain no secret, so this decides how fast a tree is searched. The prefilter
may pass a document without secrets; it never rejects one in which a detector would match. Each
word is searched in UTF-8 and in both byte orders of UTF-16, which interleave it with zero bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen.core.command_programs import PROGRAMS
from unattend_gen.core.command_secrets import COMMAND_SHAPES, COMMAND_WORDS
from unattend_gen.core.match import ENCODED
from unattend_gen.core.product_key import ALPHABET
from unattend_gen.detect.base64_text import SIGNS, start_words
from unattend_gen.detect.keys import KEYWORDS, MASK_SIGNS
from unattend_gen.detect.patterns import escaped, pattern_set, without_zeros
from unattend_gen.detect.properties import LINK_SIGNS
from unattend_gen.detect.reading import (
    KEY_SHAPE,
    NOTE,
    RECOVERY_SHAPE,
    SPLIT_KEY,
    UNKNOWN,
    Hints,
)
from unattend_gen.detect.secret_names import LONG_WORDS, SHORT_WORDS
from unattend_gen.detect.shapes import expressions, has_shape, not_after, wide

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.detect.patterns import PatternSet


_LETTER: Final = f"[{ALPHABET}N{ALPHABET.lower()}n]".encode()
_KEY: Final = re.compile(rb"-(?:%b{5}-){3}%b{5}" % (_LETTER, _LETTER))
_WIDE_KEY: Final = re.compile(
    rb"-\0(?:(?:%b\0){5}-\0){3}(?:%b\0){4}%b" % (_LETTER, _LETTER, _LETTER)
)
_RECOVERY: Final = re.compile(rb"-(?:[0-9]{6}-){6}[0-9]{6}")
_WIDE_RECOVERY: Final = re.compile(rb"-\0(?:(?:[0-9]\0){6}-\0){6}(?:[0-9]\0){5}[0-9]")
# After these, keys match without dashes too.
_KEY_WORDS: Final = (
    b"product[ _-]?key",
    b"licen[cs]e key",
    b"mak(?![a-z])",
    b"pkey",
)
_WIDE_KEY_WORDS: Final = (
    rb"p\0r\0o\0d\0u\0c\0t\0(?:[ _-]\0)?k\0e\0y",
    rb"l\0i\0c\0e\0n\0[cs]\0e\0 \0k\0e\0y",
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
"""A key's shape with blanks, invisible characters or nothing instead of dashes."""

_WORDS: Final = (
    "pwd",
    "ipk",
    "roductkey",
    "slmgr",
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
    "<w:document",
    "<filezilla",
    "setcredentials",
    "rasdial",
    "set creds",
    "ldifde",
    "csvde",
    "logman",
    "smbclient",
    "mount.cifs",
    "rpcclient",
    "sqlplus",
    "identified by",
    "sp_addl",
    "anydesk",
    "winexe",
    "runas(",
    "| runas",
    "|runas",
    "| sudo -s",
    "pw = '",
    'pw = "',
    "pw='",
    'pw="',
    "pw: '",
    'pw: "',
    'pw := "',
    "reg add",
    "reg.exe add",
    'reg.exe" add',
    "pidkey",
    *LONG_WORDS,
    *(option for row in PROGRAMS if row.by_option for option in row.signs),
    *start_words(),
)
_RELATED: Final = {
    "ass": ("assword", "asswd", "assphrase", "asswort", "_pass", "/pass", "-pass"),
    " use": ("et use", "et1 use", "xe use", 'et" use', 'et1" use', 'xe" use'),
    "objectname": ("nssm",),
    "arg": ("argumentlist", "arguments>use", 'args="use', 'arguments="use'),
    "bde": ("bdepin", "bderecoverykey"),
    **SHORT_WORDS,
}
"""Words by a common part: if that is absent, the words need not be searched."""


def _names_by_option() -> dict[str, tuple[str, ...]]:
    """Return the names of programs by the options that carry a secret."""
    found: dict[str, tuple[str, ...]] = {}
    for row in PROGRAMS:
        for sign in row.signs if not row.by_option else ():
            found[sign] = (*found.get(sign, ()), *row.words)
    return found


_PROGRAMS: Final = _names_by_option()

_DECIDING_WORDS: Final = frozenset(
    {*_WORDS, *(word for words in (*_RELATED.values(), *_PROGRAMS.values()) for word in words)}
)
_OTHER_SHAPE: Final = "the shape of a secret after an everyday word"
_DECIDING: Final = _DECIDING_WORDS | {KEY_SHAPE, RECOVERY_SHAPE, _OTHER_SHAPE}
"""If one of these occurs, a detector may match."""

_IN_KEY_WORDS: Final = ("key", "mak")
"""One of these is part of every keyword, and of every header of a column of keys."""

ESCAPED_SIGNS: Final = ("&lt;", "&amp;", "&#", "u003c", "x3c", "%3c", "<![cdata[")
"""A text without any of them contains no escaped markup."""

ESCAPED_NAMES: Final = ("assword", "roductkey", "commandline", "path")
"""Ends of the escaped names that show that a text contains an answer file."""

_TELLING: Final = frozenset(
    {
        *ESCAPED_SIGNS,
        *ESCAPED_NAMES,
        *COMMAND_WORDS,
        *KEYWORDS,
        *_IN_KEY_WORDS,
        *SIGNS,
        *LINK_SIGNS,
        *MASK_SIGNS,
    }
)
"""Words that decide nothing, but make a search unnecessary if they are absent."""

_ASSEMBLY: Final = "token"
"""A word that is also part of every assembly's identity, as `publicKeyToken`."""

_NOTE: Final = (
    rb"(?:password|passwd|passphrase|passwort|kennwort|mot de passe|contrase.{1,2}a|wachtwoord)"
    rb"(?:[ \t]*[:(*_`]|[ \t]+(?:is|was|ist|lautet|=|->))"
)
_BEFORE_SPLIT: Final = rb"(?:(?:product|licen[cs]e|windows|office|setup|activation|pid)[ _-]?|p)key"
_ENCODED: Final = rb"[/-]e[a-z]{0,14}[ \t]+[\"']?[a-z0-9+/]{16}"
_WIDE_ENCODED: Final = (
    rb"[/-]\0e\0(?:[a-z]\0){0,14}(?:[ \t]\0)+(?:[\"']\0)?(?:[a-z0-9+/]\0){15}[a-z0-9+/]"
)
"""The beginning of an encoded command."""

_UNSURE: Final = "a keyword before groups of a key"
_PLAIN_WORDED: Final = tuple(
    re.compile(word + rb"[^\n]{0,24}?" + _THREE_GROUPS) for word in _KEY_WORDS
)
_WIDE_WORDED: Final = tuple(
    re.compile(word + rb"[^\n]{0,49}?" + _THREE_GROUPS) for word in _WIDE_KEY_WORDS
)
_FEW_GROUPS: Final = rb"(?:%b[^0-9a-z\n]{0,9}){3}%b" % (_LOWER, _LOWER)
"""The beginning of three groups: a longer expression takes more time to compile than it saves."""

_MANY_BYTES: Final = 1024**2
"""For up to this many bytes, compiling the patterns takes longer than searching with Python."""

_MANY_ZEROS: Final = bytes(4096)
_FEW_ZEROS: Final = bytes(16)
"""Replaces them: a word in UTF-16 is half zeros, so that they are searched slowly."""


def hints_on(data: bytes) -> Hints | None:
    """Return the words and shapes in these bytes; None if no detector can match."""
    if data.startswith(_UTF_32):
        return UNKNOWN  # words are not searched in this encoding
    if _MANY_ZEROS in data:
        data = _FEW_ZEROS.join(data.split(_MANY_ZEROS))
    fast = _counted().look_for(data)
    if fast is None:
        return UNKNOWN if may_match_in_python(data) else None
    if data[-2:-1] == b"\0":
        data += b"\0"  # ends the last letter in big-endian UTF-16, too
    seen = frozenset(map(_signs().names.__getitem__, fast(data)))
    if seen.isdisjoint(_DECIDING) and not _has_loose_key(data, seen):
        return None
    return Hints(seen)


def _has_loose_key(data: bytes, seen: frozenset[str]) -> bool:
    """Return whether bytes without other hints may contain a key in a loose form."""
    if seen.isdisjoint(_IN_KEY_WORDS):
        return False
    if _has_key_column(data[:_HEAD].lower()):
        return True
    return _UNSURE in seen and _has_worded_key(data.lower())


def may_match_in_python(data: bytes) -> bool:
    """Return whether a detector may match in these bytes, without the native library."""
    if data.startswith(_UTF_32):
        return True
    if any(shape.search(data) for shape in (_KEY, _WIDE_KEY, _RECOVERY, _WIDE_RECOVERY)):
        return True
    lowered = data.lower()
    if _has_word(lowered, _in_bytes):
        return True
    if b"\0" in data and _has_word(lowered, _in_wide):
        return True
    if has_shape(lowered):
        return True
    return _has_key_column(lowered) or _has_worded_key(lowered)


def compile_patterns() -> None:
    """Compile the patterns, if the library is installed, before processes are forked."""
    _counted().count = _MANY_BYTES
    pattern_set(_signs().expressions)


class _Counted:
    """Counts the bytes searched so far; for few bytes, patterns are not compiled."""

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
    # Without the last zero byte: in the other byte order of UTF-16 it belongs to the next letter.
    return word.encode("utf-16-le")[:-1]


def _has_word(lowered: bytes, encoded: Callable[[str], bytes]) -> bool:
    if any(encoded(word) in lowered for word in _WORDS):
        return True
    return any(
        encoded(shared) in lowered and any(encoded(word) in lowered for word in words)
        for shared, words in (*_RELATED.items(), *_PROGRAMS.items())
    )


@dataclass(frozen=True, slots=True)
class _Signs:
    """The patterns of the prefilter.

    Attributes:
        expressions: for bytes, in any case.
        names: the word or shape that each expression is a form of.
    """

    expressions: tuple[bytes, ...]
    names: tuple[str, ...]


@cache
def _signs() -> _Signs:
    """Return the patterns of all words, in each encoding, and shapes."""
    forms = [
        (escaped(encoded(word)), word)
        for word in sorted(_DECIDING_WORDS.union(_TELLING) - {_ASSEMBLY})
        for encoded in (_in_bytes, _in_wide)
    ]
    forms += [(_KEY.pattern, KEY_SHAPE), (without_zeros(_WIDE_KEY.pattern), KEY_SHAPE)]
    forms += [(_RECOVERY.pattern, RECOVERY_SHAPE)]
    forms += [(without_zeros(_WIDE_RECOVERY.pattern), RECOVERY_SHAPE)]
    forms += [(one, _OTHER_SHAPE) for one in expressions()]
    forms += [(one, ENCODED) for one in (_ENCODED, without_zeros(_WIDE_ENCODED))]
    forms += [(one, _ASSEMBLY) for one in not_after("key", _ASSEMBLY)]
    for shape in COMMAND_SHAPES:
        forms += [(one, shape) for one in (shape.encode(), wide(shape.encode()))]
    for one, sign in ((_NOTE, NOTE), (_BEFORE_SPLIT, SPLIT_KEY)):
        forms += [(one, sign), (wide(one), sign)]
    narrow = (word + rb"[^\n]{0,24}" + _FEW_GROUPS for word in _KEY_WORDS)
    broad = (word + rb"[^\n]{0,49}" + _FEW_GROUPS for word in _WIDE_KEY_WORDS)
    forms += [(_without_lookahead(one), _UNSURE) for one in (*narrow, *broad)]
    return _Signs(*zip(*forms, strict=True))


def _without_lookahead(expression: bytes) -> bytes:
    """Return an expression without lookahead, which the library does not support."""
    return without_zeros(expression.replace(rb"(?![a-z])", b""))


def _has_key_column(lowered: bytes) -> bool:
    """Return whether the first line has the header of a column of keys."""
    first = lowered[:_HEAD].partition(b"\n")[0].replace(b"\0", b"")
    return _COLUMN.search(first) is not None


def _has_worded_key(lowered: bytes) -> bool:
    """Return whether a key in a loose form may follow a keyword."""
    if any(pattern.search(lowered) for pattern in _PLAIN_WORDED):
        return True
    return b"\0" in lowered and any(pattern.search(lowered) for pattern in _WIDE_WORDED)

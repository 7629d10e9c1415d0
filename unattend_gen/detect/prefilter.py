"""A quick look at bytes: whether a document could hold anything that is searched for.

Most files of a tree hold nothing, so this decides how fast a tree is searched. It may say yes of
a document without secrets; it never says no of one in which a detector would find something.
Each word is looked for in UTF-8 and in both forms of UTF-16, which interleave it with zero bytes.
"""

from __future__ import annotations

import re
from typing import Final

from unattend_gen.core.product_key import ALPHABET

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
    rb"(?:^|[,;\t|])[^,;\t|]{0,30}?(?:product[ _-]?key|(?<![a-z])maks?(?![a-z])|pkey)"
    rb"[^,;\t|]{0,30}(?:[,;\t|]|$)"
)
_HEAD: Final = 2000
_LOWER: Final = f"[{ALPHABET.lower()}n]".encode()
_THREE_GROUPS: Final = rb"(?:%b[^0-9a-z\n]{0,9}){14}%b" % (_LOWER, _LOWER)
"""What is left of a key's shape where blanks, nothing or invisible signs stand between."""

_WORDS: Final = (
    "assword",
    "asswd",
    "assphrase",
    "pwd",
    "pass:",
    "pass=",
    "/pass",
    "-pass",
    "et user",
    "et1 user",
    "xe user",
    "et use",
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
    "bdepin",
    "bderecoverykey",
    "startupkey",
    "schemas-microsoft-com:unattend",
)
_PLAIN_WORDED: Final = tuple(
    re.compile(word + rb"[^\n]{0,24}?" + _THREE_GROUPS) for word in _KEY_WORDS
)
_WIDE_WORDED: Final = tuple(
    re.compile(word + rb"[^\n]{0,49}?" + _THREE_GROUPS) for word in _WIDE_KEY_WORDS
)
_PLAIN: Final = tuple(word.encode() for word in _WORDS)
_WIDE: Final = tuple(word.encode("utf-16-le") for word in _WORDS)


def may_hold(data: bytes) -> bool:
    """Whether a detector could find anything in these bytes."""
    if _KEY.search(data) or _WIDE_KEY.search(data):
        return True
    lowered = data.lower()
    words = _WIDE if b"\0" in data else _PLAIN
    if any(word in lowered for word in words):
        return True
    if words is _WIDE and any(word in lowered for word in _PLAIN):
        return True
    return _has_worded_key(lowered)


def _has_worded_key(lowered: bytes) -> bool:
    """Whether a loosely written key may stand behind a word for one, or in its column."""
    first = lowered[:_HEAD].partition(b"\n")[0].replace(b"\0", b"")
    if _COLUMN.search(first) or any(pattern.search(lowered) for pattern in _PLAIN_WORDED):
        return True
    return b"\0" in lowered and any(pattern.search(lowered) for pattern in _WIDE_WORDED)

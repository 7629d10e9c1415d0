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
_WORDS: Final = (
    "assword",
    "asswd",
    "assphrase",
    "pwd=",
    "pwd:",
    "pwd ",
    "-pwd",
    "/pwd",
    "pass:",
    "pass=",
    "/pass",
    "-pass",
    "et user",
    "et1 user",
    "xe user",
    "et use",
    "/ipk",
    "-ipk",
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
    return words is _WIDE and any(word in lowered for word in _PLAIN)

"""Whether a value from a document may be shown, in messages, excerpts and differences alike.

A value is shown unless its setting may hold a secret or it looks like a secret itself: passwords
and keys are often put into the wrong setting. The test prefers hiding a harmless value to showing
a password.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.finding import HIDDEN
from unattend_gen.core.key_search import holds_key
from unattend_gen.core.quoting import printable

_LONGEST: Final = 100
"""Characters of a value that are shown; longer values are hidden."""

_SEPARATORS: Final = re.compile(r"[\s/\\,;]+")
_HARMLESS: Final = re.compile(r"[-_.:()\[\]{}'\"]")
_VARIABLE: Final = re.compile(r"%[A-Za-z_][\w.()-]*%")
"""A variable such as `%SystemRoot%`, which is not part of a password."""

_CREDENTIALS_IN_URL: Final = re.compile(r"://[^/\s]*@")
_SECRET_WORD: Final = re.compile(r"passw|passphrase|secret|token|credential|pwd", re.IGNORECASE)
_HEXADECIMAL: Final = re.compile(r"[0-9A-Fa-f]{16,}")
_MOST_CLASSES: Final = 2
_SHORTEST_PASSWORD: Final = 6
_LONGEST_WORD: Final = 30
"""Letters and digits without a separator; longer text may be encoded."""


def may_show(text: str, *, may_hold_secret: bool) -> bool:
    """Whether a text from a document may be shown.

    Args:
        text: the value, as written.
        may_hold_secret: whether a secret belongs in its place, or next to it.
    """
    return not may_hold_secret and not looks_like_secret(text)


def quoted(text: str, *, may_hold_secret: bool, otherwise: str = "the value") -> str:
    """Return a value in backticks for a message, or other words if it may not be shown.

    Example:
        >>> quoted("Mitteleuropa", may_hold_secret=False)
        '`Mitteleuropa`'
        >>> quoted("Xk7!pQ2-rain", may_hold_secret=False)
        'the value'
    """
    if not text.strip() or not may_show(text, may_hold_secret=may_hold_secret):
        return otherwise
    return f"`{printable(text)}`"


def shown(text: str, *, may_hold_secret: bool) -> str:
    """Return a value as it may be shown in an excerpt: itself, or an ellipsis."""
    return text if may_show(text, may_hold_secret=may_hold_secret) else HIDDEN


@lru_cache(maxsize=1024)
def looks_like_secret(text: str) -> bool:
    """Whether a text could be a password, a product key, or other secret in the wrong place."""
    bare = text.strip()
    if len(bare) > _LONGEST or holds_key(bare):
        return True
    if _CREDENTIALS_IN_URL.search(bare) or _SECRET_WORD.search(bare):
        return True
    if any(_is_like_password(word) for word in _SEPARATORS.split(bare)):
        return True
    return next(iter(command_secrets(bare)), None) is not None


def _is_like_password(word: str) -> bool:
    """Whether a word mixes three kinds of characters, as password rules require, or is encoded.

    Hyphens, full stops and brackets do not count as a kind of their own, or names such as
    `ws-munich-01` would be hidden.
    """
    if len(word) < _SHORTEST_PASSWORD:
        return False
    if len(word) > _LONGEST_WORD and _HARMLESS.search(word) is None:
        return True
    if _HEXADECIMAL.search(word):
        return True
    bare = _HARMLESS.sub("", _VARIABLE.sub("", word))
    kinds = (
        any(map(str.islower, bare)),
        any(map(str.isupper, bare)),
        any(map(str.isdigit, bare)),
        any(not character.isalnum() for character in bare),
    )
    return sum(kinds) > _MOST_CLASSES

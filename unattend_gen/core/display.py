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
_MOST_KINDS: Final = 2
_ALL_KINDS: Final = 4
_SHORTEST_PASSWORD: Final = 6
_COMMAND_SEPARATORS: Final = re.compile(r"[\s/\\,;=|&<>$`(){}'\"]+")
_PLAIN_NAME: Final = re.compile(r"(?:[A-Za-z_ -]*|[A-Za-z]*\d{1,2}[A-Za-z]*)(?:\[\d+\]|:\w+)?")
"""A name with one number below 100, such as `Ipv4Settings`, with a position or an architecture."""

_STEPS: Final = re.compile(r"[/.]")
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


def is_secret_as_name(name: str) -> bool:
    """Whether an unknown key, column or path could be a secret that was typed in its place.

    Unlike values, names may contain words such as `password`, which say where a secret belongs.

    Example:
        >>> is_secret_as_name("accounts.local[1].pasword"), is_secret_as_name("Xk7!pQ2-rain")
        (False, True)
    """
    if holds_key(name) or next(iter(command_secrets(name)), None) is not None:
        return True
    return any(map(_is_secret_step, _STEPS.split(name)))


def shown_address(address: str) -> str:
    """Return the address of a setting with an ellipsis for a pass or component name like a secret.

    These names are attributes in the file; those of elements are shown.

    Example:
        >>> shown_address("specialize/Xk7!pQ2-rain/TimeZone")
        'specialize/…/TimeZone'
    """
    steps = address.split("/")
    names = (HIDDEN if _is_secret_step(step) else step for step in steps[:2])
    return "/".join((*names, *steps[2:]))


def is_password_in_command(command: str) -> bool:
    """Whether a command line has a word like a password: four kinds of characters, or encoded.

    The passwords of known commands are found by `command_secrets`; this finds those of others.

    Example:
        >>> is_password_in_command("setup.exe /quiet"), is_password_in_command("run Xk7!pQ2rain")
        (False, True)
    """
    words = _COMMAND_SEPARATORS.split(_VARIABLE.sub("", command))
    return any(
        (len(word) >= _SHORTEST_PASSWORD and _kinds(word) == _ALL_KINDS)
        or (len(word) > _LONGEST_WORD and word.isalnum() and _kinds(word) > _MOST_KINDS)
        for word in words
    )


def _is_secret_step(step: str) -> bool:
    return _PLAIN_NAME.fullmatch(step) is None and _is_like_password(step)


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
    return _kinds(_VARIABLE.sub("", word)) > _MOST_KINDS


def _kinds(word: str) -> int:
    """Return how many of lower case, upper case, digits and other characters a word has."""
    bare = _HARMLESS.sub("", word)
    return sum(
        (
            any(map(str.islower, bare)),
            any(map(str.isupper, bare)),
            any(map(str.isdigit, bare)),
            any(not character.isalnum() for character in bare),
        )
    )

"""Passwords in notes of people and logs of programs: `Local admin password: …`.

The value has to look made up, and it has to end the line or sentence, because manuals and prose
use the same words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.keys import indexes_of
from unattend_gen.detect.literals import is_literal, is_weak_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = (
    *("password", "passwd", "passphrase", "passwort", "kennwort", "mot de passe", "contraseña"),
    "wachtwoord",
)
_LONG: Final = "\u0130"
"""The only letter that becomes two in lower case, which would shift indexes."""

_VALUE: Final = re.compile(
    r"(?:[ \t]*+\([^()\r\n]{1,40}\))?[*_`]{0,3}"
    r"(?:[ \t]*+:[*_`]{0,3}|[ \t]++(?:is now =|is now set to|is set to|is|was|ist|lautet|=|->))"
    r"[ \t]++(?P<mark>[*_`]{0,3}+)(?P<value>[^\s<>\"'`*\]()][^\s<>\"'`\]]{4,80}?)"
    r"(?=(?P=mark)[.,;]?[ \t]*+(?:[\r\n<]|-->|\]LOG\]|\Z))",
    re.IGNORECASE,
)
"""What follows one of the words."""

_LETTER: Final = re.compile(r"[^\W\d_]")
_ENTITY: Final = re.compile(r"&#?\w{1,8};")
_MADE_UP: Final = re.compile(r"\d|[^\w\s.,:;'/-]")


def passwords_in_notes(text: str) -> Iterator[Match]:
    """Yield the passwords that notes name, in the order of the text."""
    for note in _notes(text):
        value = note["value"]
        plain = _ENTITY.sub("", value).rstrip(").,;")
        is_made_up = _LETTER.search(plain) and _MADE_UP.search(plain)
        if is_made_up and is_literal(value.rstrip("!;,")) and not is_weak_secret(value):
            yield Match(
                kind=SecretKind.PASSWORD,
                span=note.span("value"),
                secret=Secret(value),
                confidence=Confidence.MEDIUM,
            )


def _notes(text: str) -> Iterator[re.Match[str]]:
    """Yield the values after the words; searching for a word is faster than for an expression."""
    lowered = text.replace(_LONG, "I").lower()
    ends = sorted(at + len(word) for word in _WORDS for at in indexes_of(lowered, word))
    for end in ends:
        note = _VALUE.match(text, end)
        if note is not None:
            yield note

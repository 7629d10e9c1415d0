"""Secrets in running text: product keys by their shape, and what command lines carry.

Pure functions of a text that give places in it, never the secret itself. A key by its shape
alone may be a published one; who has the list (`catalog.keys`) looks with `key_at`.

Example:
    >>> [text.span for text in command_secrets("net user bob hunter2 /add")]
    [(13, 20)]
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.core.command_patterns import (
    ENCODED_COMMAND,
    ENCODED_WORDS,
    PATTERNS,
    REACH,
    CommandPattern,
)
from unattend_gen.core.finding import Confidence
from unattend_gen.core.key_search import find_keys
from unattend_gen.core.match import ENCODED, Match
from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import is_placeholder_key
from unattend_gen.core.secret import MARKER, SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator


# Texts, compiled when a command is met: few files have any.
_POWERSHELL: Final = r"(?im)\b(?:powershell|pwsh)\b|^[ \t]*+\$\w++[ \t]*+="
_VARIABLE: Final = r"\$(?:\w+:)?\w+(?:\.\w+)*[;),]*"
_NO_VALUE: Final = (
    r"(?i)[%!]~?\d|![\w.-]+!|\*|[@$]?\(.*|/.*|-[a-z]+|true|false|yes|no|none|null|\$null|[01]"
)
_DEEPEST: Final = 3
COMMAND_WORDS: Final = tuple(
    sorted({word for one in PATTERNS for word in (*one.words, one.sign) if word}, key=len)
)
"""Texts in lower case; where none of them stands, no command carries a secret in the open."""

_WITHIN: Final = {
    word: next((one for one in COMMAND_WORDS if one in word and one != word), None)
    for word in COMMAND_WORDS
}
"""Each word with a shorter one that is part of it: where that is not, neither is the word."""


def command_secrets(text: str, *, words: frozenset[str] | None = None) -> Iterator[Match]:
    """What the commands in a text carry, in order; each place once.

    Variables, placeholders, prompts (`*`) and Setup's marker are no secrets. For a secret
    inside an encoded PowerShell command the place is that of the whole encoded text.

    Args:
        text: what is searched.
        words: which of `COMMAND_WORDS` stand in it, and `ENCODED` if an encoded command may; None
            where that is not known.
    """
    found: dict[tuple[int, SecretKind], Match] = {}
    for secret in _secrets(text, words, depth=0):
        found.setdefault((secret.start, secret.kind), secret)
    yield from sorted(found.values(), key=lambda match: (match.start, match.end))


def decoded_command(base64_text: str) -> str:
    """What an encoded PowerShell command says; nothing where it is no such text."""
    try:
        return base64.b64decode(base64_text, validate=True).decode("utf-16-le", "replace")
    except ValueError:
        return ""


def _secrets(text: str, words: frozenset[str] | None, *, depth: int) -> Iterator[Match]:
    if words is not None and not words:
        return
    lines = _LinesWith(text, words)
    joined = _joined(text)
    yield from _plain(joined, lines if joined is text else _LinesWith(joined, words))
    if depth < _DEEPEST and (words is None or ENCODED in words):
        yield from _encoded(text, lines, depth=depth)


def _plain(text: str, lines: _LinesWith) -> Iterator[Match]:
    for pattern in lines.patterns():
        for match in _matches(pattern, text, lines):
            start, end = _without_quotes(text, *match.span("secret"))
            if pattern.confidence is not Confidence.HIGH and is_code_or_prose(text, start, end):
                continue
            is_variable = _is_variable(text[start:end]) and lines.are_powershell
            if not is_variable and _is_live(text[start:end], pattern.kind):
                yield Match(
                    kind=pattern.kind,
                    command=pattern.command,
                    span=(start, end),
                    confidence=pattern.confidence,
                )


def _joined(text: str) -> str:
    """The text with blanks where PowerShell or a batch file goes on in the next line."""
    for sign in "`^":
        for end in ("\r\n", "\n") if sign in text else ():
            if sign + end in text:
                text = text.replace(sign + end, " " * len(sign + end))
    return text


class _LinesWith:
    """The lines of a text that hold a word: a secret stands on one line with its command.

    Searching them alone is far faster than searching the text, for the words are rare.
    """

    def __init__(self, text: str, words: frozenset[str] | None) -> None:
        self._text = text
        self._words = words
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def are_powershell(self) -> bool:
        """Whether anything shows that these are lines of PowerShell."""
        return re.search(_POWERSHELL, self._text) is not None

    def patterns(self) -> Iterator[CommandPattern]:
        """The patterns one of whose words stands anywhere, with its sign."""
        present = self._present() if self._words is None else self._words
        for pattern in PATTERNS if present else ():
            if not present.isdisjoint(pattern.words) and (
                not pattern.sign or pattern.sign in present
            ):
                yield pattern

    def _present(self) -> frozenset[str]:
        lowered = self._lowered
        present: set[str | None] = {None}
        for word in COMMAND_WORDS:
            if _WITHIN[word] in present and word in lowered:
                present.add(word)
        return frozenset(word for word in present if word is not None)

    def holding(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """First and behind-last index of each line with one of the words, in order, once."""
        found = {span for word in words for span in self._with(word)}
        yield from sorted(found)

    def _with(self, word: str) -> tuple[tuple[int, int], ...]:
        if word not in self._known:
            self._known[word] = tuple(self._search(word))
        return self._known[word]

    def _search(self, word: str) -> Iterator[tuple[int, int]]:
        text = self._text
        at = self._lowered.find(word)
        # A letter that is two in lower case shifts places.
        if at >= 0 and len(self._lowered) != len(text):
            yield 0, len(text)
            return
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, at) + 1, end
            at = self._lowered.find(word, end)


def _matches(pattern: CommandPattern, text: str, lines: _LinesWith) -> Iterator[re.Match[str]]:
    """The places of a pattern that have on their line what must stand beside them."""
    secret = _compiled(pattern.secret)
    for start, end in lines.holding(pattern.words):
        matches = secret.finditer(text, start, end)
        if pattern.beside is None:
            yield from matches
            continue
        beside = _compiled(pattern.beside).finditer(text, start, end)
        marks = [match.start() for match in beside]
        for match in matches if marks else ():
            if any(
                _same_line(text, mark, match.start()) for mark in _nearest(marks, match.start())
            ):
                yield match


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Kept for good: the cache of the library forgets patterns when others are many."""
    return re.compile(expression, re.IGNORECASE)


def _nearest(marks: list[int], place: int) -> list[int]:
    """The last mark before a place and the first behind it."""
    index = bisect_left(marks, place)
    return marks[max(index - 1, 0) : index + 1]


def _same_line(text: str, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return last - first <= REACH and "\n" not in text[first:last]


def _without_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    if text.startswith('\\"', start):
        start += 1
    if text[start] in "\"'" and text[end - 1] == text[start]:
        return start + 1, end - (2 if text.startswith('\\"', end - 2) else 1)
    return start, end


def _is_variable(value: str) -> bool:
    return value.startswith("$") and re.fullmatch(_VARIABLE, value) is not None


def _is_live(value: str, kind: SecretKind) -> bool:
    if not value.strip() or is_placeholder(value) or re.fullmatch(_NO_VALUE, value):
        return False
    if MARKER.strip("*") in value.upper():
        return False
    return kind is not SecretKind.PRODUCT_KEY or not is_placeholder_key(value)


def _encoded(text: str, lines: _LinesWith, *, depth: int) -> Iterator[Match]:
    search = _compiled(ENCODED_COMMAND).finditer
    spans = lines.holding(ENCODED_WORDS)
    for match in (match for span in spans for match in search(text, *span)):
        inner = decoded_command(match["base64"])
        for kind in _kinds(inner, depth + 1):
            yield Match(kind=kind, command=ENCODED, span=match.span("base64"))


def _kinds(text: str, depth: int) -> Iterator[SecretKind]:
    """What an encoded command holds; a key that no option names counts as one."""
    kinds = {secret.kind for secret in _secrets(text, None, depth=depth)}
    if next(find_keys(text), None) is not None:
        kinds.add(SecretKind.PRODUCT_KEY)
    yield from sorted(kinds)


_AROUND: Final = "\"'`\u2018\u2019\u201c\u201d.,;:)]}"
_STOP_WORDS: Final = re.compile(
    "an?|and|are|arguments?|as|base|be|but|by|can|command|description|does|fields?|file|flags?|for"
    "|from|handling|has|if|in|instead|is|it|may|must|not|now|of|on|only|options?|or|package"
    "|parameter|prompt|should|so|support|switch|that|the|then|this|to|was|when|where|which|will"
    "|with|without|you|your"
)
_METAVARIABLE: Final = re.compile(r"[A-Z]{2,}(?:[-_ ][A-Z]+)*|<[\w .-]+>?|\[[\w .-]+\]?|\.{3,}")
_ARGUMENT: Final = re.compile(r"[A-Za-z_][\w.]*(?:\[[^\[\]]*\])*[,)\]:}]+")
_EXPRESSION: Final = re.compile(
    r"[A-Za-z_][\w.]*(?:[(\[]|\(.*\)[,;)\]:}]*|\)[,;}].*)|[bBrRuUfF]{1,2}|\{[^{}]*\}.*|`.*|\\f[A-Z].*|\$[A-Z_][A-Z0-9_]*|%[sdr]|"
    r"self\.\w+.*|(?:file|env|fd):.*|pass:|\\[ne]|\d|--?[a-z][\w-]*",
    re.DOTALL,
)
_MASKED: Final = re.compile(r"[:\s]*[*\u2022]{3,}")
_PROSE: Final = re.compile(r"[ \t]+[a-z]+[ \t,.;]+[a-z]")
_WORD: Final = re.compile("[a-z]+")


def is_code_or_prose(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is an expression, the name of an argument, or goes on as prose.

    Args:
        text: all of it; what stands behind the value tells prose.
        start: index of the value's first character, quotes left out.
        end: index behind its last.
    """
    value = text[start:end]
    is_quoted = text[start - 1 : start] in {'"', "'"}
    bare = value.strip(_AROUND)
    if not bare or _METAVARIABLE.fullmatch(bare) or _MASKED.fullmatch(value):
        return True
    if _EXPRESSION.fullmatch(value.rstrip(_AROUND[:6])):
        return True
    if is_quoted:
        return False
    if _ARGUMENT.fullmatch(value):
        return True
    is_word = _WORD.fullmatch(bare) is not None
    goes_on = _STOP_WORDS.fullmatch(bare) or _PROSE.match(text, end)
    return is_word and goes_on is not None

"""Secrets in command lines: `net user`, `schtasks /rp`, `--password` and many more.

Functions return places in the text, never the secret. Everyday words such as `--password` are
common in manuals and source code too, so code and prose after them are not reported; after
`net user` or `schtasks /rp` any value is.

Example:
    >>> [text.span for text in command_secrets("net user bob hunter2 /add")]
    [(13, 20)]
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen.core.command_patterns import (
    ENCODED_COMMAND,
    ENCODED_WORDS,
    PATTERNS,
    REACH,
)
from unattend_gen.core.command_prose import is_code_or_prose, is_stop_word
from unattend_gen.core.command_text import JOINTS, assignments, joined, variable_name
from unattend_gen.core.command_values import is_live, is_mixed, is_plain_word
from unattend_gen.core.deadline import require_time
from unattend_gen.core.finding import Confidence
from unattend_gen.core.key_search import find_keys
from unattend_gen.core.match import ENCODED, Match
from unattend_gen.core.secret import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.command_programs import CommandPattern


# Texts, compiled when a command is met: few files have any.
_POWERSHELL: Final = r"(?im)\b(?:powershell|pwsh)\b|^[ \t]*+\$\w++[ \t]*+="
_VARIABLE: Final = r"\$(?:\w+:)?\w+(?:\.\w+(?:\([^()]*\))?|\[[^\[\]]*\])*[;),]*"
_CALLED: Final = re.compile(r"\$\w+(?:\.\w+)*\.\w+(?:\(|\Z)")
_ASSIGNED_NAME: Final = re.compile(r"\b(\w{1,64})[ \t]?=(?!=)")
_NEXT_COMMAND: Final = re.compile(r"&&?|\|\|?|;[ \t]")
_NEXT_PAIR: Final = re.compile(r";(?=[ \t]*+[A-Za-z][A-Za-z0-9 ]{0,40}=|[\"'\s]|\Z)")
"""The end of a value in a connection string: `Password=value;Encrypt=true`."""

_DEEPEST: Final = 3
_REMEMBERED: Final = 1024
"""Number of cached sets of words; documents of a kind contain the same ones."""

COMMAND_WORDS: Final = tuple(
    sorted({word for one in PATTERNS for word in (*one.words, one.sign) if word}, key=len)
)
"""Lower-case texts; a text without any of them has no command with a secret in clear text."""

COMMAND_SHAPES: Final = (JOINTS, *sorted({one.shape for one in PATTERNS if one.shape}))
"""Lower-case expressions for bytes, which rule out patterns whose words are everyday words."""

_WITHIN: Final = {
    word: next((one for one in COMMAND_WORDS if one in word and one != word), None)
    for word in COMMAND_WORDS
}
"""Each word with a shorter word inside it, or None; the shorter one is searched first."""


def command_secrets(text: str, *, words: frozenset[str] | None = None) -> Iterator[Match]:
    """Yield the secrets of commands in a text, in order, each place once.

    Variables, placeholders, prompts (`*`) and Setup's marker are not secrets. The place of a
    secret in an encoded PowerShell command is the whole encoded text.

    Args:
        text: the text to search.
        words: those of `COMMAND_WORDS` that it contains, those of `COMMAND_SHAPES` that match, and
            `ENCODED` if it may contain an encoded command; None if that is not known.
    """
    found = sorted(_secrets(text, words, depth=0), key=lambda match: (match.start, -match.end))
    ends: dict[SecretKind, int] = {}
    for match in found:
        if match.start >= ends.get(match.kind, -1):
            ends[match.kind] = match.end
            yield match


def decoded_command(base64_text: str) -> str:
    """Return an encoded PowerShell command as text, or an empty text if it cannot be decoded."""
    try:
        return base64.b64decode(base64_text, validate=True).decode("utf-16-le", "replace")
    except ValueError:
        return ""


def _secrets(text: str, words: frozenset[str] | None, *, depth: int) -> Iterator[Match]:
    lines = _LinesWith(text, words)
    if words is None or JOINTS in words:
        readable = joined(text)
        yield from _plain(readable, lines if readable is text else _LinesWith(readable, words))
    elif _patterns_with(words):
        yield from _plain(text, lines)
    if depth < _DEEPEST and (words is None or ENCODED in words):
        yield from _encoded(text, lines, depth=depth)


@lru_cache(maxsize=_REMEMBERED)
def _patterns_with(words: frozenset[str]) -> tuple[CommandPattern, ...]:
    """Return the patterns of which a word and the sign, and the shape if that is known, occur.

    Shapes are known of a text in which nothing has to be joined.
    """
    return tuple(
        pattern
        for pattern in PATTERNS
        if not words.isdisjoint(pattern.words)
        and (not pattern.sign or pattern.sign in words)
        and (not pattern.shape or JOINTS in words or pattern.shape in words)
    )


def _plain(text: str, lines: _LinesWith) -> Iterator[Match]:
    variables: dict[str, Match] = {}
    for pattern in lines.patterns():
        for match in _matches(pattern, text, lines):
            start, end = _without_quotes(text, *match.span("secret"))
            value = text[start:end]
            found = Match(
                kind=pattern.kind,
                command=pattern.command,
                span=(start, end),
                confidence=pattern.confidence,
            )
            name = value.lower() if pattern.names_variable else variable_name(value)
            if name is not None:
                variables.setdefault(name, found)
            if not pattern.names_variable and _is_secret(pattern, text, (start, end), lines):
                yield found
    yield from _assigned(text, variables)


def _is_secret(
    pattern: CommandPattern, text: str, span: tuple[int, int], lines: _LinesWith
) -> bool:
    value = text[slice(*span)]
    if pattern.confidence is not Confidence.HIGH and is_code_or_prose(text, *span):
        return False
    if pattern.leads and is_stop_word(value):
        return False
    if (pattern.mixed and not is_mixed(value)) or (pattern.sentence and is_plain_word(value)):
        return False
    return is_live(value, pattern.kind) and not _is_variable(value, lines)


def _assigned(text: str, variables: dict[str, Match]) -> Iterator[Match]:
    """Yield the literals of the variables that commands take their secrets from."""
    for name, start, end in assignments(text) if variables else ():
        use = variables.get(name)
        if use is not None and is_live(text[start:end], use.kind):
            yield replace(use, span=(start, end))


class _LinesWith:
    """The lines of a text that contain a word; a secret is on one line with its command.

    Searching only these lines is far faster than searching the text, because the words are rare.
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
        """Whether the text looks like PowerShell."""
        return re.search(_POWERSHELL, self._text) is not None

    @cached_property
    def assigned(self) -> frozenset[str]:
        """The names that the text gives a value."""
        return frozenset(_ASSIGNED_NAME.findall(self._text))

    def patterns(self) -> tuple[CommandPattern, ...]:
        """Return the patterns whose sign and at least one of whose words are in the text."""
        return _patterns_with(self._present() if self._words is None else self._words)

    def _present(self) -> frozenset[str]:
        lowered = self._lowered
        present: set[str | None] = {None, JOINTS}
        for word in COMMAND_WORDS:
            if _WITHIN[word] in present and word in lowered:
                present.add(word)
        return frozenset(word for word in present if word is not None)

    def holding(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Yield start and end of each line with one of the words, in order, once."""
        found = {span for word in words for span in self._with(word)}
        yield from sorted(found)

    def _with(self, word: str) -> tuple[tuple[int, int], ...]:
        if word not in self._known:
            self._known[word] = tuple(self._search(word))
        return self._known[word]

    def _search(self, word: str) -> Iterator[tuple[int, int]]:
        text = self._text
        at = self._lowered.find(word)
        # A letter that becomes two in lower case shifts the indexes.
        if at >= 0 and len(self._lowered) != len(text):
            yield 0, len(text)
            return
        while at >= 0:
            require_time()
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, at) + 1, end
            at = self._lowered.find(word, end)


def _matches(pattern: CommandPattern, text: str, lines: _LinesWith) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that have its required context on the same line."""
    secret = _compiled(pattern.expression)
    for start, end in lines.holding(pattern.words):
        require_time()
        matches = secret.finditer(text, start, end)
        if pattern.context is None:
            yield from matches
            continue
        contexts = _compiled(pattern.context).finditer(text, start, end)
        marks = [match.start() for match in contexts]
        for match in matches if marks else ():
            near = _nearest(marks, match.start())
            if any(_belongs(pattern, text, mark, match.start()) for mark in near):
                yield match


def _belongs(pattern: CommandPattern, text: str, mark: int, place: int) -> bool:
    """Return whether a context and a secret are on one line, or in one command."""
    if not _same_line(text, mark, place):
        return False
    return not pattern.leads or (mark <= place and not _NEXT_COMMAND.search(text, mark, place))


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Return a compiled pattern; the cache of `re` drops patterns when there are many."""
    return re.compile(expression, re.IGNORECASE)


def _nearest(marks: list[int], place: int) -> list[int]:
    """Return the last mark before a place and the first one after it."""
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
    pair = _NEXT_PAIR.search(text, start, end + 60) if text[start - 1] == "=" else None
    return start, pair.start() if pair is not None and start < pair.start() < end else end


def _is_variable(value: str, lines: _LinesWith) -> bool:
    """Return whether a value is a variable: by its methods, in PowerShell, or if it is assigned."""
    if not value.startswith("$"):
        return False
    if _CALLED.match(value):
        return True
    if re.fullmatch(_VARIABLE, value) is None:
        return False
    return lines.are_powershell or variable_name(value) in lines.assigned


def _encoded(text: str, lines: _LinesWith, *, depth: int) -> Iterator[Match]:
    search = _compiled(ENCODED_COMMAND).finditer
    spans = lines.holding(ENCODED_WORDS)
    for match in (match for span in spans for match in search(text, *span)):
        inner = decoded_command(match["base64"])
        for kind in _kinds(inner, depth + 1):
            yield Match(kind=kind, command=ENCODED, span=match.span("base64"))


def _kinds(text: str, depth: int) -> Iterator[SecretKind]:
    """Yield the kinds of secrets in an encoded command; a bare product key counts as one."""
    kinds = {secret.kind for secret in _secrets(text, None, depth=depth)}
    if next(find_keys(text), None) is not None:
        kinds.add(SecretKind.PRODUCT_KEY)
    yield from sorted(kinds)

"""Whether the text after an everyday option or name is code, a stand-in of a manual, or prose.

`--password` and `password=` are common in manuals and source code, where a variable, the name of an
argument or the next word of a sentence follows.
"""

from __future__ import annotations

import re
from typing import Final

_AROUND: Final = "\"'`\u2018\u2019\u201c\u201d.,;:)]}"
_STAND_INS: Final = re.compile(
    r"arg|val|value|str|string|text|passwd|password|passphrase|pwd|pass|secret|foo|bar|baz|foobar"
    r"|your(?>[-_]\w+)*+",
    re.IGNORECASE,
)
"""Words that manuals write instead of a value."""

_METASYNTACTIC: Final = frozenset({"foo", "bar", "baz", "foobar"})
_STOP_WORDS: Final = re.compile(
    "an?|and|are|arguments?|as|base|be|but|by|can|command|description|does|fields?|file|flags?|for"
    "|from|handling|has|if|in|instead|is|it|may|must|not|now|of|on|only|options?|or|package"
    "|parameter|prompt|should|so|support|switch|that|the|then|this|to|was|when|where|which|will"
    "|with|without|you|your"
)
_METAVARIABLE: Final = re.compile(r"[A-Z]{2,}(?:[-_ ][A-Z]+)*|<[\w .-]+>?|\[[\w .-]+\]?|\.{3,}")
_ARGUMENT: Final = re.compile(r"[A-Za-z_][\w.]*(?:\[[^\[\]]*\])*[,)\]:}]+")
_EXPRESSION: Final = re.compile(
    r"[A-Za-z_][\w.]*(?:[(\[]|\(.*\)[,;)\]:}]*|\)[,;}].*)|[bBrRuUfF]{1,2}|\{[^{}]*\}.*|\{#\{.*|`.*|\\f[A-Z].*|%[sdr]|\)\W.*|a:\d"
    r"|\$(?:[A-Z_][A-Z0-9_]*|[A-Za-z_]+)|[A-Za-z_][\w.]*\([bBrRuUfF]{1,2}|self\.\w+.*|(?:file|env|fd):.*|pass:|\\[ne]|\d|--?[a-z][\w-]*",
    re.DOTALL,
)
_MEMBER: Final = re.compile(
    r"[A-Za-z_$][\w$]*+(?>\.[\w$]++)*+(?:\([\w)].*|=[A-Za-z_$][\w$]*\..*"
    r"|[)\]}](?:get|set|return|function|var|let|const|else|if|static|async)\b.*)"
    r"|[A-Za-z_$]{1,2},[A-Za-z_$][\w$]*[.(].*",
    re.DOTALL,
)
"""A variable and the code after it, behind `object.password=`, where blanks were removed."""

_COPIED: Final = re.compile(
    r"[A-Za-z_$][\w$]*(?:\.[\w$]+)*?\.\w*(?:password|passwd|pwd)(?:\(\))?[,;)}\]].*",
    re.IGNORECASE | re.DOTALL,
)
"""The member of another object and the code after it: `password=other.password,user=`."""

_NAME_BEFORE: Final = re.compile(r"(?P<name>[\w-]{1,80})[\"'\\ \t=:]{1,6}\Z")
_SENTENCE: Final = re.compile(r"(?:[A-Za-z][a-z']*+[ ,]++){2,20}[A-Za-z][a-z']*+[.:!?]?")
_NOT_ALNUM: Final = re.compile(r"[\W_]+")
_MASKED: Final = re.compile(r"[:\s]*[*\u2022]{3,}")
_PROSE: Final = re.compile(r"[ \t]+[^\W\d_]+[ \t,.;]+[^\W\d_]")
_WORD: Final = re.compile("[A-Za-z]?[a-z]+")


def is_code_or_prose(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` is code, the name of an argument, or the start of prose.

    Args:
        text: the whole text; prose is recognised by the words after the value.
        start: index of the first character of the value, without quotes.
        end: index after its last.
    """
    value = text[start:end]
    is_quoted = text[start - 1 : start] in {'"', "'"}
    bare = value.strip(_AROUND)
    if not bare or _METAVARIABLE.fullmatch(bare) or _MASKED.fullmatch(value):
        return True
    if _EXPRESSION.fullmatch(value.rstrip(_AROUND[:6]).lstrip("\"'")):
        return True
    if _repeats_name(text, start, bare) or bare.lower() in _METASYNTACTIC:
        return True
    return _is_sentence(value) if is_quoted else _is_bare_prose(text, start, end)


def is_stand_in(value: str) -> bool:
    """Return whether a value is a word that manuals write instead of one, such as `password`."""
    return _STAND_INS.fullmatch(value) is not None


def is_stop_word(value: str) -> bool:
    """Return whether a value is a word that follows the name of an option in a sentence."""
    return _STOP_WORDS.fullmatch(value) is not None


def _is_bare_prose(text: str, start: int, end: int) -> bool:
    """Return whether a value without quotes is an argument, a stand-in or a word of a sentence."""
    value = text[start:end]
    bare = value.strip(_AROUND)
    if any(one.fullmatch(value) for one in (_ARGUMENT, _COPIED)) or _STAND_INS.fullmatch(bare):
        return True
    if _is_member(text, start, value):
        return True
    if not _WORD.fullmatch(bare):
        return False
    is_contraction = text[end : end + 1] == "'" and text[end + 1 : end + 2].isalpha()
    return is_contraction or bool(_STOP_WORDS.fullmatch(bare) or _PROSE.match(text, end))


def _repeats_name(text: str, start: int, value: str) -> bool:
    """Return whether a value repeats its name, as in `NO_PASSWORD = "noPassword"`."""
    before = _NAME_BEFORE.search(text[max(0, start - 90) : start])
    name = _NOT_ALNUM.sub("", before["name"]).lower() if before else ""
    return bool(name) and name == _NOT_ALNUM.sub("", value).lower()


def _is_sentence(value: str) -> bool:
    """Return whether a value is words, and one is too common for a passphrase."""
    if not _SENTENCE.fullmatch(value):
        return False
    return any(_STOP_WORDS.fullmatch(word) for word in value.lower().rstrip(".:!?").split())


def _is_member(text: str, start: int, value: str) -> bool:
    """Return whether code follows the value of a member, as in `a.password=b}get c(){`."""
    name = _NAME_BEFORE.search(text[max(0, start - 90) : start])
    if name is None or _MEMBER.fullmatch(value) is None:
        return False
    at = max(0, start - 90) + name.start()
    return text[at - 1 : at] == "."

"""What stands behind an everyday word such as `--password` and is no secret: code, or prose.

Manuals, changelogs and source code are full of such words. Only the patterns whose word is an
everyday one ask here; behind `net user` or `schtasks /rp` whatever stands there counts.
"""

from __future__ import annotations

import re
from typing import Final

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

"""A TOML text as plain values, or what is wrong with it in our words.

The messages of `tomllib` may quote the text, and a key or password may have been typed there, so
none of them is passed on.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final, TypeAlias

from unattend_gen.errors import Mistake

Table: TypeAlias = dict[str, object]

_DEEP_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*+"""
    r"""(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""",
    re.MULTILINE,
)
"""A dotted key that goes 64 tables down; the time of `tomllib` grows with the square of that."""

_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_ADVICE: Final = "check quotes, brackets and equals signs"
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")


def toml_table(text: str) -> Table | Mistake:
    """The top table of a text, or the first mistake in it, with its line where it is known.

    Raises:
        RecursionError: the text nests too deep; its reader knows how deep would be right.
    """
    if _DEEP_KEY.search(text):
        raise RecursionError
    try:
        return tomllib.loads(text)
    except ValueError as error:
        return _mistake(str(error))


def _mistake(message: str) -> Mistake:
    found = _LINE.search(message)
    line = int(found[1]) if found else None
    if message.startswith(_TWICE):
        return Mistake("a key or table stands here twice", "keep one of them", line=line)
    if "at end of document" in message:
        return Mistake("is no TOML: something is not closed at its end", _ADVICE)
    return Mistake("is no TOML from here on", _ADVICE, line=line)

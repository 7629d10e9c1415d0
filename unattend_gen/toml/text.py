"""Parsing TOML to plain values, or to an error.

The messages of `tomllib` may quote the text, which may contain a key or a password, so they are
never passed on.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final, TypeAlias

from unattend_gen.errors import Mistake

Table: TypeAlias = dict[str, object]

_DEEP_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*+"""
    r"""(?:(?:[\w-]++|"(?>[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""",
    re.MULTILINE,
)
"""A dotted key with 64 parts; `tomllib` takes quadratic time for such keys."""

_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_ADVICE: Final = "check quotes, brackets and equals signs"
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")


def toml_table(text: str) -> Table | Mistake:
    """Return the top table of a text, or the first error with its line if that is known.

    Raises:
        RecursionError: the text is nested too deeply; the caller knows the permitted depth.
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
        return Mistake("a key or table occurs twice", "keep one of them", line=line)
    if "at end of document" in message:
        return Mistake("is not valid TOML: the last value or table is not closed", _ADVICE)
    return Mistake("is not valid TOML from here on", _ADVICE, line=line)

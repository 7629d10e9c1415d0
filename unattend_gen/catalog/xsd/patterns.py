"""Regular expressions of the catalog in the dialect of XML Schema."""

from __future__ import annotations

import re
from typing import Final

_FOLDED: Final = re.compile(r"\(\?i:([^()]*)\)")
_META: Final = re.compile(r"([\\|.?*+(){}\[\]^-])")


def xsd_pattern(pattern: str) -> str:
    """A catalog pattern as XML Schema writes it.

    Schema patterns always match the whole text, so the anchors go; they know no flags, so a
    group that ignores case spells both cases of each letter.
    """
    bare = pattern.removeprefix("^").removesuffix("$")
    return _FOLDED.sub(lambda group: f"({any_case(group[1])})", bare)


def any_case(words: str) -> str:
    """A pattern for these words in any case; other characters keep their meaning."""
    return "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in words)


def literal(text: str) -> str:
    """A pattern that matches this text and nothing else."""
    return _META.sub(r"\\\1", text)


def joined(words: tuple[str, ...], separator: str) -> str:
    """A pattern for one or more of these words with the separator between them."""
    word = "|".join(map(literal, words))
    return f"({word})( ?{literal(separator)} ?({word}))*"

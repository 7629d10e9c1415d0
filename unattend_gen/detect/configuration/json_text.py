"""The members of JSON, also with comments, and of JSON that is broken or cut off.

The standard library's parser reports no places and stops at the first error, so the tokens are
read here; strings with escapes are decoded by the library.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from unattend_gen.detect.configuration.entry import Blocks, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(
    r'"(?P<string>(?>[^"\\]++|\\.)*+)(?:"|\Z|\\\Z)|(?P<sign>[{}\[\]:,])'
    r"|/\*(?>[^*]++|\*(?!/))*+(?:\*/|\Z)|//[^\n]*+"
    r"|(?P<bare>[^\s\"{}\[\]:,/][^\s\"{}\[\]:,]*+)",
    re.DOTALL,
)


def json_entries(text: str) -> Iterator[Entry]:
    """Yield the members whose values are strings or bare words, and the items of named arrays."""
    blocks, name, previous, is_value = Blocks(), "", "", False
    for token in _TOKEN.finditer(text):
        if token["sign"]:
            if token["sign"] in "{[":
                blocks.enter(name if is_value else "", is_list=token["sign"] == "[")
            elif token["sign"] in "}]":
                blocks.leave()
            name, is_value, previous = previous, token["sign"] == ":", ""
        elif token.lastgroup is not None:
            previous = _decoded(token)
            if is_value or blocks.is_list:
                yield _entry(name if is_value else blocks.name, blocks, previous, token)
            is_value = False


def _entry(name: str, blocks: Blocks, value: str, token: re.Match[str]) -> Entry:
    is_bare = token["bare"] is not None
    span = token.span("bare" if is_bare else "string")
    return Entry(name, blocks.name, blocks.number, value, span, is_bare=is_bare)


def _decoded(token: re.Match[str]) -> str:
    if token["bare"] is not None:
        return str(token["bare"])
    text = str(token["string"])
    if "\\" not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text

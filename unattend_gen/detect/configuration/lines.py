"""Lines of the form `name = value` or `name: value`: .env, properties, INI, LDIF, broken YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.detect.configuration.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE: Final = re.compile(
    r"^(?P<indent>[ \t]*+)(?:-[ \t]+)?(?:(?:export|set|ENV|ARG)[ \t]++)?"
    r"(?P<quote>[\"']?)(?P<name>[^\W\d][\w .\[\]-]{0,78}?)(?P=quote)[ \t]*+(?P<sign>[=:])[ \t]*+"
    r"(?:\"(?P<double>(?>[^\"\\\r\n]++|\\.)*+)\"|'(?P<single>[^'\r\n]*+)'|(?P<bare>[^\r\n]*+))",
    re.MULTILINE,
)
_REMARK: Final = re.compile(r"(?<![ \t])[ \t]++[#;].*")
_BLOCK_SIGNS: Final = ("|", ">", "&", "!", "{", "[")


def line_entries(text: str, start: int = 0, end: int | None = None) -> Iterator[Entry]:
    """Yield the names with values in the lines of a text; indented names know their parent.

    Args:
        text: the text to read.
        start: index of the first character to read.
        end: index after the last; None for the whole text.
    """
    parents: list[tuple[int, str, int]] = [(-1, "", start)]
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        depth = len(line["indent"])
        while parents[-1][0] >= depth:
            parents.pop()
        _, parent, block = parents[-1] if parents else (-1, "", start)
        group = next(name for name in ("double", "single", "bare") if line[name] is not None)
        begin, value = line.start(group), line[group]
        if group == "bare":
            value = _REMARK.sub("", value).rstrip()
        if not value and line["sign"] == ":":
            parents.append((depth, line["name"], line.start()))
            continue
        yield Entry(
            line["name"].strip(),
            parent,
            block,
            value,
            (begin, begin + len(value)),
            is_literal=not (line["sign"] == ":" and value.startswith(_BLOCK_SIGNS)),
            is_bare=group == "bare",
        )

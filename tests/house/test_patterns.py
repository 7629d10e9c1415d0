"""Regular expressions that give the same result in every supported release of Python.

Before Python 3.11.5, a possessive repeat of a group goes on behind the last failed attempt
(https://github.com/python/cpython/issues/106052). It is correct if the group is atomic:
`(?>…)*+` instead of `(?:…)*+`. A repeat of one character or class is not affected.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.house.project import modules, relative, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<open>\((?P<atomic>\?>)?)"
    r"|(?P<close>\)(?P<repeat>(?:[*+?]|\{[0-9,]+\})\+)?)",
    re.DOTALL,
)


def test_a_possessive_repeat_has_an_atomic_group() -> None:
    found = [
        f"{relative(module)}:{line}: {repeat}"
        for module in modules()
        for line, text in _texts(tree(module))
        for repeat in _unsafe(text)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("pattern", "unsafe"),
    [
        (r"(?:ab?c)*+", ["(?:ab?c)*+"]),
        (r"x(?P<a>(?:[^)]|\](?!\)))++)", [r"(?:[^)]|\](?!\)))++"]),
        (r"(?:a|b){0,3}+", ["(?:a|b){0,3}+"]),
        (r"(?:\.exe)?+", [r"(?:\.exe)?+"]),
        (r"(?>ab?c)*+", []),
        (r"[(]a[)]*+\(b\)*+", []),
        (r"(?:ab?c)*d++", []),
    ],
)
def test_the_search_for_unsafe_repeats_is_right(pattern: str, unsafe: list[str]) -> None:
    assert list(_unsafe(pattern)) == unsafe


def _texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of the strings and bytes; an f-string is one, with `v` for a value."""
    parts: set[ast.expr] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            parts.update(node.values)
            yield node.lineno, "".join(map(_text, node.values))
        elif isinstance(node, ast.Constant) and node not in parts:
            yield node.lineno, _text(node)


def _text(node: ast.expr) -> str:
    value = node.value if isinstance(node, ast.Constant) else "v"
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _unsafe(pattern: str) -> Iterator[str]:
    """Yield the possessive repeats of groups that are not atomic."""
    groups: list[re.Match[str]] = []
    for piece in _PIECE.finditer(pattern):
        if piece["open"]:
            groups.append(piece)
        elif piece["close"]:
            opened = groups.pop() if groups else piece
            if piece["repeat"] and not opened["atomic"]:
                yield pattern[opened.start() : piece.end()]

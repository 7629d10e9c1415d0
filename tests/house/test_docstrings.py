"""All public names have a docstring, and each module docstring begins with its subject."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.project import modules, relative, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def public(node: Documented, name: str) -> Iterator[tuple[str, Documented]]:
    """Yield a module, its public classes, functions and methods, by dotted name."""
    yield name, node
    if not isinstance(node, ast.FunctionDef):
        for child in node.body:
            if isinstance(child, ast.ClassDef | ast.FunctionDef) and not child.name.startswith("_"):
                yield from public(child, f"{name}.{child.name}")


def test_nothing_public_lacks_its_docstring() -> None:
    silent = [
        name
        for path in modules()
        for name, node in public(tree(path), relative(path))
        if not ast.get_docstring(node)
    ]

    assert silent == []


def test_no_docstring_begins_with_the_words_this_function() -> None:
    hollow = [
        name
        for path in modules()
        for name, node in public(tree(path), relative(path))
        if (ast.get_docstring(node) or "").startswith(("This ", "Returns "))
    ]

    assert hollow == []

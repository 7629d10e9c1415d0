"""Parse PowerShell scripts with a real grammar, to detect templates with syntax errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tree_sitter_powershell
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Tree


def parsed(text: str) -> Tree:
    """Return the syntax tree of a script, which must be free of syntax errors."""
    tree = Parser(Language(tree_sitter_powershell.language())).parse(text.encode("utf-8"))
    broken = [f"line {node.start_point.row + 1}" for node in _nodes(tree) if _is_broken(node)]
    assert not broken, f"no PowerShell: {broken}"
    return tree


def nodes(text: str, kind: str) -> list[str]:
    """Return the source of each node of one kind, such as `command_name`, in order."""
    found = (node for node in _nodes(parsed(text)) if node.type == kind)
    return [(node.text or b"").decode("utf-8") for node in found]


def _is_broken(node: Node) -> bool:
    return node.is_error or node.is_missing


def _nodes(tree: Tree) -> Iterator[Node]:
    """Yield every node, parents first."""
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))

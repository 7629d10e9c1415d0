"""YAML with safe types only, unique keys, and a limit on the expansion of aliases.

The pure Python loader is used because it knows the line of every node, and raises an error at a
depth of a few hundred levels instead of overflowing the stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

from unattend_gen.core.key_path import shown
from unattend_gen.errors import Mistake, SpecError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.key_path import KeyPath

_ADVICE: Final = "check indentation, colons and quotes"
_TEXT: Final = "tag:yaml.org,2002:str"
_MERGE: Final = "tag:yaml.org,2002:merge"
_MOST_NODES: Final = 100_000
"""Limit on the number of values after aliases are expanded."""


def read_yaml(text: str) -> object:
    """Return the value of a YAML text with one document; None if it is empty.

    Raises:
        SpecError: names the line if it is known, never the text.
    """
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _require_small(node)
        _require_plain_keys(node)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        raise SpecError((_syntax_mistake(error),)) from None  # the cause quotes the text
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError):
        # Raised by constructors for a value that does not fit its explicit tag.
        raise SpecError((Mistake("is not valid YAML", _ADVICE),)) from None


def yaml_lines(text: str) -> Mapping[KeyPath, int]:
    """Return the line of each key and list item of a YAML or JSON text; empty if it is invalid."""
    try:
        node = yaml.compose(text.replace("\t", " "), Loader=yaml.SafeLoader)
        return dict(_lines(node, ())) if node else {}
    except (yaml.YAMLError, ValueError):
        return {}


def _syntax_mistake(error: yaml.MarkedYAMLError) -> Mistake:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    return Mistake("is not valid YAML", _ADVICE, line=line)


def _require_small(root: yaml.Node) -> None:
    """Check the number of values with aliases expanded; each node is visited once.

    A node without a size when its parent is counted contains itself.
    """
    sizes: dict[int, int] = {}
    for node in _inside_out(root):
        sizes[id(node)] = 1 + sum(sizes.get(id(child), _MOST_NODES) for child in _children(node))
    if sizes[id(root)] > _MOST_NODES:
        message = "has aliases that expand to too many values, or refer to themselves"
        raise SpecError((Mistake(message, "write the values instead of aliases"),))


def _inside_out(root: yaml.Node) -> Iterator[yaml.Node]:
    """Yield every node once, after the nodes below it."""
    seen: set[int] = set()
    open_nodes = [(root, False)]
    while open_nodes:
        node, is_left = open_nodes.pop()
        if is_left:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            open_nodes.append((node, True))
            open_nodes.extend((child, False) for child in _children(node))


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair


def _require_plain_keys(root: yaml.Node) -> None:
    mistakes = [mistake for node in _inside_out(root) for mistake in _wrong_keys(node)]
    if mistakes:
        raise SpecError(tuple(sorted(mistakes, key=lambda mistake: mistake.line or 0)))


def _wrong_keys(node: yaml.Node) -> Iterator[Mistake]:
    """Yield an error for each duplicate key and each key that is not text, such as `on` and `1`."""
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        line = key.start_mark.line + 1
        if key.tag == _MERGE:
            continue
        if key.tag != _TEXT or not isinstance(key, yaml.ScalarNode):
            yield Mistake("a key here is not text", "write the key in quotes", line=line)
        elif key.value in seen:
            yield Mistake(
                "occurs twice in one table", "keep one of them", shown((key.value,)), line
            )
        else:
            seen.add(key.value)


def _lines(node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            yield inner, key.start_mark.line + 1
            yield from _lines(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            inner = (*path, index)
            yield inner, value.start_mark.line + 1
            yield from _lines(value, inner)

"""YAML with the safe types only, without repeated keys, and without aliases that blow up.

The pure Python loader is used on purpose: it gives the line of every node, and stops at a depth
of a few hundred instead of overflowing a stack.
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
"""How many values a document may have once every alias is replaced by what it stands for."""


def read_yaml(text: str) -> object:
    """The value of a YAML text with one document; None for an empty one.

    Raises:
        SpecError: with the line where it is known, never with the text there.
    """
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _demand_small(node)
        _demand_plain_keys(node)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        raise SpecError((_syntax_mistake(error),)) from None  # the cause quotes the text
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError):
        # What constructors raise for a value that does not fit its explicit tag.
        raise SpecError((Mistake("is no YAML that can be read", _ADVICE),)) from None


def yaml_lines(text: str) -> Mapping[KeyPath, int]:
    """The line of each key and list item of a YAML or JSON text, as far as it can be read."""
    try:
        node = yaml.compose(text.replace("\t", " "), Loader=yaml.SafeLoader)
        return dict(_lines(node, ())) if node else {}
    except (yaml.YAMLError, ValueError):
        return {}


def _syntax_mistake(error: yaml.MarkedYAMLError) -> Mistake:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    return Mistake("is no YAML that can be read", _ADVICE, line=line)


def _demand_small(root: yaml.Node) -> None:
    """Count values with every alias written out; each node is visited once.

    A node that is met while it is still open holds itself.
    """
    sizes: dict[int, int] = {}
    for node in _inside_out(root):
        sizes[id(node)] = 1 + sum(sizes.get(id(child), _MOST_NODES) for child in _children(node))
    if sizes[id(root)] > _MOST_NODES:
        message = "has aliases that stand for too many values, or for themselves"
        raise SpecError((Mistake(message, "write the values out"),))


def _inside_out(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every node once, after the nodes below it."""
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


def _demand_plain_keys(root: yaml.Node) -> None:
    mistakes = [mistake for node in _inside_out(root) for mistake in _wrong_keys(node)]
    if mistakes:
        raise SpecError(tuple(sorted(mistakes, key=lambda mistake: mistake.line or 0)))


def _wrong_keys(node: yaml.Node) -> Iterator[Mistake]:
    """Keys that are no text, as `on` and `1` are none in YAML, and keys that stand twice."""
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        line = key.start_mark.line + 1
        if key.tag == _MERGE:
            continue
        if key.tag != _TEXT or not isinstance(key, yaml.ScalarNode):
            yield Mistake("a key here is no text", "write the key in quotes", line=line)
        elif key.value in seen:
            yield Mistake(
                "stands twice in one table", "keep one of them", shown((key.value,)), line
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

"""What a tree exposes: whether a secret stands in it, and the last five of each product key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import Secret
from unattend_gen.errors import KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.render.tree import Node, PassTree, Value

_KEY_SHAPE: Final = re.compile(r"(?<![\w-])\w{5}(?:-\w{5}){4}(?![\w-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What may be said about the secrets of a file without telling them.

    Attributes:
        holds_secret: whether any value is secret; a published setup key is not.
        last_fives: last group of each product key, in the order of the file, each once.
    """

    holds_secret: bool
    last_fives: tuple[str, ...]


def exposure(passes: Iterable[PassTree]) -> Exposure:
    """What the values of these passes expose."""
    values = tuple(_values(passes))
    keys = tuple(key for value in values for key in _keys(_text(value)))
    return Exposure(
        holds_secret=any(map(_is_secret, values)) or any(published(key) is None for key in keys),
        last_fives=tuple(dict.fromkeys(key.last_five for key in keys)),
    )


def values_of(node: Node) -> Iterator[Value]:
    """Every text and key value of an element and of all that stands below it."""
    yield from (value for value in (node.key_value, node.text) if value is not None)
    for child in node.children:
        yield from values_of(child)


def _values(passes: Iterable[PassTree]) -> Iterator[Value]:
    for pass_ in passes:
        for component in pass_.components:
            for node in component.nodes:
                yield from values_of(node)


def _is_secret(value: Value) -> bool:
    """Whether a value was read as a secret and is one: neither empty nor a published key."""
    if not isinstance(value, Secret) or value.is_empty():
        return False
    keys = tuple(_keys(value.reveal()))
    return not (len(keys) == 1 and keys[0].secret == value and published(keys[0]) is not None)


def _keys(text: str) -> Iterator[ProductKey]:
    """The product keys in a text, inside a command line too."""
    for match in _KEY_SHAPE.finditer(text):
        try:
            yield ProductKey.parse(match[0])
        except KeyFormatError:
            continue


def _text(value: Value) -> str:
    return value.reveal() if isinstance(value, Secret) else value

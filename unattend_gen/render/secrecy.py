"""How secret a tree is: whether a secret stands in it, and the last five of each product key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import published
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_text import command_secrets, find_keys, key_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.render.tree import Node, PassTree, Value


@dataclass(frozen=True, slots=True)
class Secrecy:
    """What may be said about the secrets of a file without telling them.

    Attributes:
        holds_secret: whether any value is secret; a published setup key is not.
        last_fives: last group of each product key, in the order of the file, each once.
    """

    holds_secret: bool
    last_fives: tuple[str, ...]


def secrecy(passes: Iterable[PassTree], beside: Iterable[Value] = ()) -> Secrecy:
    """How secret the values of these passes are, and the texts that stand beside them."""
    return secrecy_of((*_all_values(passes), *beside))


def secrecy_of(values: Sequence[Value]) -> Secrecy:
    """How secret a file is that holds these values, or these texts."""
    keys = tuple(key for value in values for key in _keys(_text(value)))
    return Secrecy(
        holds_secret=any(map(_is_secret, values)),
        last_fives=tuple(dict.fromkeys(key.last_five for key in keys)),
    )


def secret_keys(passes: Iterable[PassTree]) -> tuple[ProductKey, ...]:
    """The product keys in these passes that are on no published list."""
    return tuple(
        key
        for value in _all_values(passes)
        for key in _keys(_text(value))
        if published(key) is None
    )


def is_secret_key(value: Value) -> bool:
    """Whether a value is a product key, all of it, and on no published list."""
    whole = Secret(_text(value))
    return any(key.secret == whole and published(key) is None for key in _keys(_text(value)))


def values_of(node: Node) -> Iterator[Value]:
    """Every key value and text of an element and of all that stands below it."""
    yield from (value for value in (node.key_value, node.text) if value is not None)
    for child in node.children:
        yield from values_of(child)


def _all_values(passes: Iterable[PassTree]) -> Iterator[Value]:
    for pass_ in passes:
        for component in pass_.components:
            for node in component.nodes:
                yield from values_of(node)


def _is_secret(value: Value) -> bool:
    """Whether a value is a secret, or a text that anyone who reads it could use one from."""
    keys = tuple(_keys(_text(value)))
    if any(published(key) is None for key in keys):
        return True
    if isinstance(value, Secret):
        return not value.is_empty() and not any(key.secret == value for key in keys)
    return _holds_password(value)


@lru_cache(maxsize=1024)
def _holds_password(text: str) -> bool:
    """Whether a command in a plain text does; the files of a fleet have the same ones."""
    return any(found.kind is SecretKind.PASSWORD for found in command_secrets(text))


def _keys(text: str) -> Iterator[ProductKey]:
    """The product keys in a text, inside a command line too."""
    for start, end in find_keys(text):
        key = key_at(text, start, end)
        if key is not None:
            yield key


def _text(value: Value) -> str:
    return value.reveal() if isinstance(value, Secret) else value

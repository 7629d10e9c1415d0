"""How secret a tree is: whether a secret stands in it, and the last five of each product key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import published
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.loose_key import keys_in_name
from unattend_gen.core.secret import Secret, SecretKind, revealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.renderer.tree import Node, PassTree, Value


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
    each = [_secrecy_of_one(value) for value in values]
    return Secrecy(
        holds_secret=any(one.holds_secret for one in each),
        last_fives=tuple(dict.fromkeys(last for one in each for last in one.last_fives)),
    )


def secret_keys(passes: Iterable[PassTree]) -> tuple[ProductKey, ...]:
    """The product keys in these passes that are on no published list."""
    return tuple(
        key
        for value in _all_values(passes)
        for key in _keys(revealed(value))
        if published(key) is None
    )


def is_secret_key(value: Value) -> bool:
    """Whether a value is a product key, all of it, and on no published list."""
    whole = Secret(revealed(value))
    return any(key.secret == whole and published(key) is None for key in _keys(revealed(value)))


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


def _secrecy_of_one(value: Value) -> Secrecy:
    """Whether a value is a secret, or a text that anyone who reads it could use one from."""
    if not isinstance(value, Secret):
        return _secrecy_of_text(value)
    keys = tuple(_keys(value.reveal()))
    is_key = any(key.secret == value for key in keys)
    return _with_keys(keys, otherwise=not value.is_empty() and not is_key)


@lru_cache(maxsize=1024)
def _secrecy_of_text(text: str) -> Secrecy:
    """The same of a plain text; the files of a fleet have the same ones."""
    found = command_secrets(text)
    holds_password = any(one.kind is SecretKind.PASSWORD for one in found)
    return _with_keys(tuple(_keys(text)), otherwise=holds_password)


def _with_keys(keys: tuple[ProductKey, ...], *, otherwise: bool) -> Secrecy:
    """Secret for one of the keys, or for another reason."""
    holds_secret = otherwise or any(published(key) is None for key in keys)
    return Secrecy(holds_secret, tuple(key.last_five for key in keys))


def _keys(text: str) -> Iterator[ProductKey]:
    """The product keys in a text, inside a command line too."""
    return (key for _, _, key in keys_in_name(text))

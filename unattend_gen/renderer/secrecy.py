"""Whether a tree or text holds a secret, and the last five characters of each product key."""

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
    """What may be published about the secrets of a file.

    Attributes:
        holds_secret: whether any value is secret; published setup keys are not.
        last_fives: last group of each product key in file order, without duplicates.
    """

    holds_secret: bool
    last_fives: tuple[str, ...]


def secrecy(passes: Iterable[PassTree], others: Iterable[Value] = ()) -> Secrecy:
    """Return the secrecy of the values of these passes and of other texts in the same file."""
    return secrecy_of((*_all_values(passes), *others))


def secrecy_of(values: Sequence[Value]) -> Secrecy:
    """Return the secrecy of a file that contains these values or texts."""
    each = [_secrecy_of_one(value) for value in values]
    return Secrecy(
        holds_secret=any(one.holds_secret for one in each),
        last_fives=tuple(dict.fromkeys(last for one in each for last in one.last_fives)),
    )


def secret_keys(passes: Iterable[PassTree]) -> tuple[ProductKey, ...]:
    """Return the unpublished product keys in these passes."""
    return tuple(
        key
        for value in _all_values(passes)
        for key in _keys(revealed(value))
        if published(key) is None
    )


def is_secret_key(value: Value) -> bool:
    """Return whether a whole value is an unpublished product key."""
    whole = Secret(revealed(value))
    return any(key.secret == whole and published(key) is None for key in _keys(revealed(value)))


def values_of(node: Node) -> Iterator[Value]:
    """Yield every key value and text of an element and its descendants."""
    yield from (value for value in (node.key_value, node.text) if value is not None)
    for child in node.children:
        yield from values_of(child)


def _all_values(passes: Iterable[PassTree]) -> Iterator[Value]:
    for pass_ in passes:
        for component in pass_.components:
            for node in component.nodes:
                yield from values_of(node)


def _secrecy_of_one(value: Value) -> Secrecy:
    """Return the secrecy of one value; text may contain a password or a key in a command line."""
    if not isinstance(value, Secret):
        return _secrecy_of_text(value)
    keys = tuple(_keys(value.reveal()))
    is_key = any(key.secret == value for key in keys)
    return _with_keys(keys, otherwise=not value.is_empty() and not is_key)


@lru_cache(maxsize=1024)
def _secrecy_of_text(text: str) -> Secrecy:
    """Return the secrecy of plain text; cached because the files of a fleet share most texts."""
    found = command_secrets(text)
    holds_password = any(one.kind is SecretKind.PASSWORD for one in found)
    return _with_keys(tuple(_keys(text)), otherwise=holds_password)


def _with_keys(keys: tuple[ProductKey, ...], *, otherwise: bool) -> Secrecy:
    """Return the secrecy for these keys; `otherwise` is another reason to be secret."""
    holds_secret = otherwise or any(published(key) is None for key in keys)
    return Secrecy(holds_secret, tuple(key.last_five for key in keys))


def _keys(text: str) -> Iterator[ProductKey]:
    """Return the product keys in a text, including those inside command lines."""
    return (key for _, _, key in keys_in_name(text))

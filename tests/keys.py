"""The published keys of the data files, and every way to mistype one letter."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.core.product_key import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterator


def _keys(name: str) -> tuple[str, ...]:
    entries = json.loads((resources.schemas() / "keys" / name).read_bytes())["keys"]
    return tuple(entry["key"] for entry in entries)


PUBLISHED_KEYS: Final = _keys("gvlk.json") + _keys("generic.json")
MODERN_KEYS: Final = tuple(key for key in PUBLISHED_KEYS if "N" in key)
OLD_KEYS: Final = tuple(key for key in PUBLISHED_KEYS if "N" not in key)


def substitutions(key: str) -> Iterator[str]:
    """Yield the key with each letter but the N replaced by each other letter of the alphabet."""
    for index, letter in enumerate(key):
        if letter in ALPHABET:
            for other in ALPHABET.replace(letter, ""):
                yield key[:index] + other + key[index + 1 :]


def transpositions(key: str) -> Iterator[str]:
    """Yield the key with each pair of different neighbours swapped, across hyphens too."""
    letters = key.replace("-", "")
    for index, (one, other) in enumerate(pairwise(letters)):
        if one != other:
            swapped = letters[:index] + other + one + letters[index + 2 :]
            yield "-".join(swapped[start : start + 5] for start in range(0, 25, 5))

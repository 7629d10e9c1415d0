"""Names without the keys in them: a key of which only the last five characters are shown.

A file, a folder or a member of an archive may be called after the key that it is about, and its
path stands in whatever is said of it. Files are opened by their names; what is shown and what is
kept is masked here. Published keys are no secrets and stay.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen.core.loose_key import keys_in_name
from unattend_gen.core.printable import printable
from unattend_gen.core.secret import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.core.product_key import ProductKey

_REMEMBERED: Final = 256
"""How many texts are known again: messages, advice and settings of a report are few."""


@lru_cache(maxsize=_REMEMBERED)
def without_secret_keys(text: str) -> str:
    """The text with `***` and the last group in place of each key that is not published.

    Doing it twice changes nothing more.

    Example:
        >>> without_secret_keys("MAK J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2.txt")
        'MAK ***-Q4JK2.txt'
    """
    for start, end, key in reversed(tuple(secret_keys(text))):
        text = f"{text[:start]}{MASK}-{key.last_five}{text[end:]}"
    return text


def secret_keys(text: str) -> Iterator[tuple[int, int, ProductKey]]:
    """First and behind-last index of each key that is not published, with the key, in order."""
    for start, end, key in keys_in_name(text):
        if not _is_published(key):
            yield start, end, key


def holds_secret_key(text: str) -> bool:
    """Return whether a text contains a product key that is not published."""
    return next(secret_keys(text), None) is not None


def shown_name(name: str) -> str:
    """A name from outside as it may be shown: masked first, for an escape could touch a key."""
    return printable(without_secret_keys(name))


def shown_location(location: Location) -> Location:
    """The same place with its names as they may be shown."""
    path = without_secret_keys(location.path)
    inside = tuple(map(without_secret_keys, location.inside))
    setting = location.setting and without_secret_keys(location.setting)
    if (path, inside, setting) == (location.path, location.inside, location.setting):
        return location
    return replace(location, path=path, inside=inside, setting=setting)


def _is_published(key: ProductKey) -> bool:
    from unattend_gen.catalog.keys import published  # seldom needed

    return published(key) is not None

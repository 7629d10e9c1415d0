"""How many product keys a list of VAMT holds, however they are written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import published
from unattend_gen.core.key_search import find_keys, key_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import Element


def keys_in_clear(text: str, elements: Iterable[Element]) -> int:
    """How many keys stand there that are not published; those in comments too.

    Args:
        text: the file as it is written.
        elements: those of its tree: a reference to a character, or a comment within a key, hides
            it in the text alone.
    """
    return max(_keys(text), sum(map(_keys, _values(elements))))


def _keys(text: str) -> int:
    found = (key_at(text, start, end) for start, end in find_keys(text))
    return sum(1 for key in found if key is None or published(key) is None)


def _values(elements: Iterable[Element]) -> Iterator[str]:
    """The texts of attributes, and of each element the text that is its own."""
    for element in elements:
        yield from map(str, element.attrib.values())
        yield (element.text or "") + "".join(child.tail or "" for child in element)

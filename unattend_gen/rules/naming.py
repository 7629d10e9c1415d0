"""From the name of an element to its fact, from a slip of the pen to what was meant."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import UNATTEND_NS, namespace
from unattend_gen.catalog.words import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.catalog.facts import Component, Setting

MOST_LOOKED_UP: Final = 200
"""Unknown names in a file for which a near one is looked for; more are there to waste time."""


class Spelling(StrEnum):
    """How the name of an element relates to the catalog's."""

    EXACT = "exact"
    OTHER_CASE = "other case"
    VARIANT = "variant"


_DIGITS: Final = re.compile(r"\d+")
_LETTERS_PER_SLIP: Final = 4
_MOST_SLIPS: Final = 2
_MOST_SLIPS_IN_ADDRESS: Final = 3


def fact_named(component: Component, parent: str, name: str) -> tuple[Setting | None, Spelling]:
    """The fact for an element, and whether it is spelt as the catalog spells it.

    Args:
        component: the component it stands in.
        parent: catalog path of the element around it, empty right below the component.
        name: the element's own name.
    """
    path = f"{parent}/{name}" if parent else name
    if path in component.settings:
        return component.settings[path], Spelling.EXACT
    spellings, lowered = component.spellings(parent), name.lower()
    meant = spellings.get(lowered)
    if meant is not None and meant.name.lower() == lowered:
        return meant, Spelling.OTHER_CASE
    meant = spellings.get(name)
    if meant is not None and name in meant.variants:
        return meant, Spelling.VARIANT
    return None, Spelling.EXACT


def meant_by(name: str, names: Iterable[str]) -> str | None:
    """The name that this one is a slip of the pen away from, or None.

    One slip for each four letters and two at most: a letter too many, too few, wrong, or changed
    with its neighbour. Names that differ in their numbers alone are different names, for releases
    add `Link6` to `Link5`.
    """
    allowed = min(_MOST_SLIPS, len(name) // _LETTERS_PER_SLIP)
    candidates = tuple(names)
    if all(abs(len(one) - len(name)) > allowed for one in candidates):
        return None  # each slip changes the length by one at most
    near = nearest(name, candidates)
    if near is None or _DIGITS.findall(near) != _DIGITS.findall(name):
        return None
    return near if slips(name.lower(), near.lower()) <= allowed else None


def is_nearly(word: str, wanted: str) -> bool:
    """Whether a long word is another one with a few letters wrong, whatever their case."""
    if abs(len(word) - len(wanted)) > _MOST_SLIPS_IN_ADDRESS:
        return False
    return slips(word.lower(), wanted.lower()) <= _MOST_SLIPS_IN_ADDRESS


def looks_like_ours(element: Element) -> bool:
    """Whether an element has no namespace, or one that was meant as that of answer files."""
    uri = namespace(element.tag)
    return uri != UNATTEND_NS and (not uri or is_nearly(uri, UNATTEND_NS))


def slips(one: str, other: str) -> int:
    """How many slips of the pen lie between two words (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(
                current[-1] + 1,
                last[column] + 1,
                last[column - 1] + (letter != wanted),
            )
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]

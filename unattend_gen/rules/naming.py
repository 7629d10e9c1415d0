"""Facts by the name of an element, and corrections of misspelled names."""

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
"""Unknown names per file for which a similar name is searched, to limit the time."""


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
    """Return the fact for an element, and how its name relates to that of the fact.

    Args:
        component: the component that contains it.
        parent: catalog path of the parent element, empty directly below the component.
        name: the name of the element.
    """
    path = f"{parent}/{name}" if parent else name
    fact = component.settings.get(path)
    if fact is not None:
        return fact, Spelling.EXACT
    spellings, lowered = component.spellings(parent), name.lower()
    meant = spellings.get(lowered)
    if meant is not None and meant.name.lower() == lowered:
        return meant, Spelling.OTHER_CASE
    meant = spellings.get(name)
    if meant is not None and name in meant.variants:
        return meant, Spelling.VARIANT
    return None, Spelling.EXACT


def meant_by(name: str, names: Iterable[str]) -> str | None:
    """Return the name that this one is a misspelling of, or None.

    One mistake per four letters and at most two are allowed: a missing, additional or wrong letter,
    or
    two swapped letters. Names that differ in a number are different names, because releases add
    `Link6`
    to `Link5`.
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
    """Whether a long word differs from another in a few letters only, ignoring case."""
    if abs(len(word) - len(wanted)) > _MOST_SLIPS_IN_ADDRESS:
        return False
    return slips(word.lower(), wanted.lower()) <= _MOST_SLIPS_IN_ADDRESS


def looks_like_ours(element: Element) -> bool:
    """Whether an element has no namespace, or a misspelling of that of answer files."""
    uri = namespace(element.tag)
    return uri != UNATTEND_NS and (not uri or is_nearly(uri, UNATTEND_NS))


def slips(one: str, other: str) -> int:
    """Return the number of mistakes between two words (optimal string alignment)."""
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

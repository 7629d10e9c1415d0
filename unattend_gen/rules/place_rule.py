"""A rule about where an answer file stands and what stands beside it."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from unattend_gen import plugins
from unattend_gen.answer_file.parse import parse
from unattend_gen.errors import AnswerFileError
from unattend_gen.rules import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding, RuleCard
    from unattend_gen.core.location import Location
    from unattend_gen.rules.places import Place

_NAMESPACE: Final = b"schemas-microsoft-com:unattend"
_WIDE: Final = _NAMESPACE.decode().encode("utf-16-le")


class Beside(Protocol):
    """What is known of the other documents of a place."""

    def __call__(self, place: Place, below: tuple[str, ...]) -> bytes | None:
        """The bytes of the document so far below the place's root; None where there is none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer file with its place, as rules see it.

    Attributes:
        document: the answer file.
        place: where it stands.
        leaks: the findings on live secrets in it, in the order of lines.
        beside: asks for other documents of the place.
    """

    document: Document
    place: Place
    leaks: tuple[Finding, ...]
    beside: Beside

    @property
    def first_leak(self) -> Location:
        """The place of the first secret, else the document itself."""
        return self.leaks[0].location if self.leaks else self.document.location

    def parsed(self) -> AnswerFile | None:
        """The tree; None where it does not parse."""
        try:
            return parse(self.document.data)
        except AnswerFileError:
            return None


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """What a module in `place_rules/` exposes as `RULE`.

    Attributes:
        card: its examples are answer files that stand under the card's `bad_name`.
        check: the findings on an answer file; it never raises, and never names a value.
        others: documents that stand beside the examples, by their path.
    """

    card: RuleCard
    check: Callable[[Placed], Iterator[Finding]]
    others: tuple[tuple[str, str], ...] = ()

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its module."""
        return inspect.getdoc(sys.modules[self.check.__module__]) or self.card.summary


@cache
def known_place_rules() -> tuple[PlaceRule, ...]:
    """Every rule, in the order of their names."""
    return tuple(plugins.load_all(place, "RULE", PlaceRule))


def place_pages() -> Mapping[str, str]:
    """The page of each rule by its slug."""
    return {rule.card.slug: rule.page for rule in known_place_rules()}


def is_answer_file(data: bytes) -> bool:
    """Whether bytes name the namespace of answer files."""
    return _NAMESPACE in data or _WIDE in data or _NAMESPACE.decode().encode("utf-16-be") in data


def on_place(placed: Placed) -> tuple[Finding, ...]:
    """What all rules find."""
    found = (finding for rule in known_place_rules() for finding in rule.check(placed))
    return tuple(replace(finding, secret_id=None) for finding in found)

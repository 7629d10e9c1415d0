"""What has been judged in silence before, so that files of a fleet are not judged anew in whole.

Most of the rules judge a setting by what stands in it alone: its name, its place, its text. Where
none of them had anything to say of an element, none has of its like in the next file. So a run
remembers such elements, and these rules look at the others only. Rules that look at more than one
element at a time look at all of them.

Nothing that is or stands beside a secret is remembered, and command lines, which may hold one,
by a keyed digest alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.answer_file.names import ACTION
from unattend_gen.rules.indexed import Spelling
from unattend_gen.validator.stretches import Print, digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.passes import Pass
    from unattend_gen.rules.indexed import Placed, PlacedComponent

MOST_REMEMBERED: Final = 8_000
"""A MiB or two. A run over files with more different settings forgets all and begins again."""

_LONGEST: Final = 64
"""Of a longer text a digest is kept."""

_Around: TypeAlias = "tuple[str, Pass | None]"
"""Component and pass."""

_Likeness: TypeAlias = tuple[str, str | bytes, bool, bool]
"""Path, text or its digest, whether it is an added item of a list, whether nothing is in it."""

_ADDED: Final = ((ACTION, "add"),)
_NONE: Final[frozenset[_Likeness]] = frozenset()


class Silent:
    """The elements of which rules on single settings had nothing to say.

    It is for one choice of rules, one catalog and one Windows version.
    """

    def __init__(self) -> None:
        self._known: dict[_Around, set[_Likeness]] = {}
        self._count = 0
        self._comments: set[Print] = set()

    def others(self, placed: Iterable[Placed]) -> tuple[Placed, ...]:
        """Those of which no like has been remembered, in their order."""
        fresh: list[Placed] = []
        component: PlacedComponent | None = None
        known: AbstractSet[_Likeness] = _NONE
        for one in placed:
            if one.component is not component:
                component = one.component
                known = self._known.get(_around(component), _NONE)
            if not known or self._likeness(one) not in known:
                fresh.append(one)
        return tuple(fresh)

    def remember(self, fresh: Iterable[Placed], findings: Iterable[Finding]) -> None:
        """Keep those that can be known again, and of which no finding speaks.

        Args:
            fresh: elements of one document that the rules have looked at.
            findings: all that they found in it.
        """
        told: set[str | None] = set()
        for finding in findings:
            at = finding.location
            if at.setting is None and at.line is not None:
                return  # It may speak of any element.
            told.add(at.setting)
        for one in fresh:
            likeness = self._likeness(one)
            if likeness is None or (one.value and not one.is_open_value):
                continue
            if not told or one.node.address not in told:
                self._add(_around(one.component), likeness)

    def has_comment(self, text: str) -> bool:
        """Whether nothing was to be said of a comment with this text."""
        return bool(self._comments) and digest(text) in self._comments

    def remember_comments(self, texts: Iterable[str]) -> None:
        """Keep digests of comments of which there was nothing to say."""
        if len(self._comments) >= MOST_REMEMBERED:
            self._comments.clear()
        self._comments.update(map(digest, texts))

    def _add(self, around: _Around, likeness: _Likeness) -> None:
        if self._count >= MOST_REMEMBERED:
            self._known.clear()
            self._count = 0
        self._known.setdefault(around, set()).add(likeness)
        self._count += 1

    def _likeness(self, placed: Placed) -> _Likeness | None:
        """What an element is known again by; None for what is never remembered."""
        fact, element = placed.fact, placed.node.element
        if fact is None or fact.sensitive or placed.spelling is not Spelling.EXACT:
            return None
        attributes = element.keys()
        is_added = len(attributes) > 0
        if is_added and (len(attributes) > 1 or tuple(element.items()) != _ADDED):
            return None
        is_leaf = len(element) == 0
        if not is_leaf and (placed.value or placed.node.is_leaf):
            return None  # Beside its text, or in place of one, there is more than elements.
        text = element.text or "" if is_leaf else ""
        is_kept = len(text) <= _LONGEST and not fact.may_contain_secret
        return fact.path, text if is_kept else digest(text), is_added, is_leaf


def _around(component: PlacedComponent) -> _Around:
    return (component.fact.name if component.fact is not None else "", component.pass_)

"""What the schema refuses and no rule has spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.rules.answer_file.schema_mismatch import CARD
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.validator.schema import Profile, refused, violations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.index import Index


def unexplained(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each violation of the schema at a place of which no finding speaks.

    A place is a start tag: the rule that explains a violation names the same element. Branches of
    a template are left alone, and so is a Panther copy: Setup has read it, so it took whatever
    the schema would refuse.
    """
    if index.answer_file.was_processed:
        return
    answer_file, catalog = index.answer_file, index.catalog
    profile = _profile(index)
    stops = refused(answer_file, profile=profile, catalog=catalog)
    explained = {(one.location.line, one.location.column) for one in findings} if stops else set()
    if all(element is not None and _is_told(index, element, explained) for element in stops):
        # Asking for reasons takes a library that is slow to load, and they are known already.
        return
    for violation in violations(answer_file, profile=profile, catalog=catalog):
        if not _is_told(index, violation.element, explained):
            at = index.location(violation.element, violation.path or None)
            yield CARD.finding(at, violation.message, advice=violation.advice)


def _profile(index: Index) -> Profile:
    """Relaxed where Setup has left something, which takes one more walk to forgive."""
    has_marks = any("wasPassProcessed" in one.element.attrib for one in index.passes)
    return Profile.RELAXED if has_marks or index.has_markers else Profile.STRICT


def _is_told(
    index: Index, element: Element, explained: AbstractSet[tuple[int | None, int | None]]
) -> bool:
    """Whether a rule has spoken of the place, or a template's branch is what stands there."""
    at = index.location(element)
    return (at.line, at.column) in explained or _is_in_branches(element)


def _is_in_branches(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and holds_branches(parent)

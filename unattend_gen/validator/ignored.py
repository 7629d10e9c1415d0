"""The findings that are left when ignore comments have had their say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.rules.answer_file.unused_ignore import CARD
from unattend_gen.rules.ignore_comment import ignore_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.index import Index


@dataclass(frozen=True, slots=True, eq=False)
class _Ignore:
    """One rule that a comment ignores in one element."""

    comment: Element
    element: Element | None
    slug: str


def without_ignored(
    index: Index, findings: Sequence[Finding], asked: AbstractSet[str]
) -> Sequence[Finding]:
    """The findings that no comment covers, and one for each comment that covers nothing.

    Args:
        index: of the document.
        findings: all that was found in it.
        asked: slugs of the rules that were asked; of the others nobody knows what they would find.
    """
    ignores = tuple(_ignores(index))
    if not ignores:
        return findings
    covering = _covering(index, findings, ignores)
    used = {ignore for found in covering for ignore in found}
    left = [finding for finding, found in zip(findings, covering, strict=True) if not found]
    if CARD.slug in asked:
        unused = (one for one in ignores if one not in used and one.slug in asked)
        left += (_unused(index, ignore) for ignore in unused)
    return left


def _unused(index: Index, ignore: _Ignore) -> Finding:
    return CARD.finding(
        index.location(ignore.comment),
        f"{ignore.slug} is ignored here, where it finds nothing",
        advice="delete the name or the comment, or put it right before the element",
    )


def _ignores(index: Index) -> Iterator[_Ignore]:
    for comment in ignore_comments(index.answer_file):
        if comment.has_reason:
            element = comment.element()
            yield from (_Ignore(comment.comment, element, slug) for slug in comment.slugs)


def _covering(
    index: Index, findings: Sequence[Finding], ignores: Sequence[_Ignore]
) -> list[list[_Ignore]]:
    """For each finding, what covers it: an ignore of its element, of one around it, or of all."""
    by_place: defaultdict[tuple[Element | None, str], list[_Ignore]] = defaultdict(list)
    for ignore in ignores:
        if ignore.element is not None:
            by_place[ignore.element, ignore.slug].append(ignore)
    places = {(one.location.line, one.location.column) for one in findings}
    elements = index.answer_file.elements_at(places)
    return [
        [
            ignore
            for around in _around(finding, elements, index.answer_file.root)
            for ignore in by_place.get((around, finding.rule), ())
        ]
        for finding in findings
    ]


def _around(
    finding: Finding,
    elements: Mapping[tuple[int | None, int | None], Element],
    root: Element,
) -> tuple[Element, ...]:
    """The element of a finding and those around it; what names no element is in the root."""
    element = elements.get((finding.location.line, finding.location.column))
    return (root,) if element is None else (element, *element.iterancestors())

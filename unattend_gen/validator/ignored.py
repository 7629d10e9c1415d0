"""Findings that ignore comments suppress."""

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
    """Return the findings that no comment ignores, and one for each comment that ignores nothing.

    Args:
        index: the index of the document.
        findings: all findings on it.
        asked: slugs of the selected rules; comments about other rules cannot be checked.
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
        f"this comment ignores {ignore.slug}, which finds nothing here",
        advice="delete the name or the comment, or move it directly before the element",
    )


def _ignores(index: Index) -> Iterator[_Ignore]:
    for comment in ignore_comments(index.answer_file):
        if comment.has_reason:
            element = comment.element()
            yield from (_Ignore(comment.comment, element, slug) for slug in comment.slugs)


def _covering(
    index: Index, findings: Sequence[Finding], ignores: Sequence[_Ignore]
) -> list[list[_Ignore]]:
    """Return the comments for each finding: on its element, on a parent, or on the whole file."""
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
    """Return the element of a finding and its parents; the root if it names no element."""
    element = elements.get((finding.location.line, finding.location.column))
    return (root,) if element is None else (element, *element.iterancestors())

"""What the schema refuses and no rule has spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.validate.branches import holds_branches
from unattend_gen.validate.rules.schema_mismatch import CARD
from unattend_gen.validate.schema import Profile, violations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.validate.survey import Survey
    from unattend_gen.xml.answer_file import Element


def unexplained(survey: Survey, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each violation of the schema at a place of which no finding speaks.

    A place is a start tag: the rule that explains a violation names the same element. Branches of
    a template are left alone, and so is a Panther copy: Setup has read it, so it took whatever
    the schema would refuse.
    """
    if survey.answer_file.was_processed:
        return
    explained = {(one.location.line, one.location.column) for one in findings}
    for violation in violations(
        survey.answer_file, profile=Profile.RELAXED, catalog=survey.catalog
    ):
        at = survey.at_element(violation.element, violation.path or None)
        if (at.line, at.column) not in explained and not _is_in_branches(violation.element):
            yield CARD.finding(at, violation.message, advice=violation.advice)


def _is_in_branches(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and holds_branches(parent)

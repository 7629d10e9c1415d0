"""Validate answer files: parse, index, apply every rule, compare with the schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from unattend_gen.answer_file.parse import parse
from unattend_gen.core.report import Report, Skipped, in_reading_order
from unattend_gen.errors import AnswerFileError
from unattend_gen.rules.answer_file import doctype_present, schema_mismatch, template_source
from unattend_gen.rules.answer_file.not_well_formed import from_error
from unattend_gen.rules.answer_file.schema_mismatch import CARD
from unattend_gen.rules.index import Index
from unattend_gen.rules.load import answer_file_rules
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.validator.excerpt import with_excerpts
from unattend_gen.validator.ignored import without_ignored
from unattend_gen.validator.options import ALL_RULES, Choice, Policy, choose
from unattend_gen.validator.schema import Profile, refused, violations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location


def validate_document(
    document: Document,
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    policy: Policy = ALL_RULES,
) -> tuple[Finding, ...]:
    """Return every finding on one document, in reading order.

    Args:
        document: any bytes; a document that is not XML gives a finding, too.
        catalog: the facts.
        windows: the release that the file is for, or None for any.
        policy: the rules to apply.
    """
    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        return _unparsed(document, error, policy)
    return validate_answer_file(
        document.location, answer_file, catalog, windows=windows, policy=policy
    )


def validate_answer_file(
    location: Location,
    answer_file: AnswerFile,
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    policy: Policy = ALL_RULES,
) -> tuple[Finding, ...]:
    """Return every finding on a parsed document; parameters as for `validate_document`."""
    choice = _choice(policy.select, policy.unasked(location.path))
    index = Index(location, answer_file, catalog, windows)
    findings = [found for rule in choice.asked for found in rule.check(index)]
    if schema_mismatch.CARD.slug in choice.slugs:
        # A violation that a rule explains stays explained if that rule is not selected.
        unasked = (finding for rule in choice.others for finding in rule.check(index))
        findings += unexplained(index, chain(findings, unasked))
    left = without_ignored(index, findings, choice.slugs)
    return in_reading_order(with_excerpts(index, left))


@cache
def _choice(select: frozenset[str] | None, ignore: frozenset[str]) -> Choice:
    """Return the rules for a combination of options; the combinations of a run are few."""
    return choose(answer_file_rules(), select, ignore)


def _unparsed(document: Document, error: AnswerFileError, policy: Policy) -> tuple[Finding, ...]:
    """Return the findings on bytes that are not XML; `not-well-formed` is always among them."""
    choice = _choice(policy.select, policy.unasked(document.location.path))
    found = (*doctype_present.in_unparsed(document), *template_source.in_unparsed(document))
    refusal = from_error(error, document.location)
    return in_reading_order((*(one for one in found if one.rule in choice.slugs), refusal))


@dataclass(frozen=True, slots=True)
class Validated:
    """The findings on some documents, in their order.

    Attributes:
        findings: on all documents that were read.
        skipped: documents that could not be read.
        documents_read: number of documents that were validated.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    documents_read: int


def validate_documents(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    policy: Policy = ALL_RULES,
) -> Validated:
    """Validate a stream of documents; each is released before the next is read."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    read = 0
    for document in documents:
        if isinstance(document, Skipped):
            skipped.append(document)
        else:
            read += 1
            findings += validate_document(document, catalog, windows=windows, policy=policy)
    return Validated(tuple(findings), tuple(skipped), read)


def report(parts: Iterable[Validated], *, fail_on: Severity | None) -> Report:
    """Return one report for all parts, in their order."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    read = 0
    for part in parts:
        findings += part.findings
        skipped += part.skipped
        read += part.documents_read
    return Report(
        command="validate",
        findings=tuple(findings),
        skipped=tuple(skipped),
        documents_read=read,
        fail_on=fail_on,
    )


def validate(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    windows: WindowsVersion | None,
    fail_on: Severity | None,
) -> Report:
    """Return a report on a stream of documents, with all rules."""
    return report((validate_documents(documents, catalog, windows=windows),), fail_on=fail_on)


def unexplained(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each violation of the schema in a place without a finding.

    A place is a start tag: the rule that explains a violation names the same element. Branches of a
    template
    are ignored, and so are Panther copies: Setup has already accepted them.
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
    """Return the relaxed profile if Setup has left marks, which takes another pass to remove."""
    has_marks = any("wasPassProcessed" in one.element.attrib for one in index.passes)
    return Profile.RELAXED if has_marks or index.has_markers else Profile.STRICT


def _is_told(
    index: Index, element: Element, explained: AbstractSet[tuple[int | None, int | None]]
) -> bool:
    """Whether a finding explains the place, or a branch of a template is there."""
    at = index.location(element)
    return (at.line, at.column) in explained or _is_in_branches(element)


def _is_in_branches(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and holds_branches(parent)

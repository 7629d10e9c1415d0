"""Judge answer files: parse, hold against the schema, walk once, ask every rule."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.core.report import Report, Skipped, in_reading_order
from unattend_gen.errors import AnswerFileError
from unattend_gen.validate import rules as rules_folder
from unattend_gen.validate.excerpt import with_excerpts
from unattend_gen.validate.rule import Rule
from unattend_gen.validate.rules.doctype_present import in_unparsed
from unattend_gen.validate.rules.not_well_formed import from_error
from unattend_gen.validate.survey import survey
from unattend_gen.validate.unexplained import unexplained
from unattend_gen.xml.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.xml.answer_file import AnswerFile


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the slugs."""
    return tuple(plugins.load_all(rules_folder, "RULE", Rule))


def rule_pages() -> Mapping[str, str]:
    """The page of each rule by its slug."""
    return {rule.card.slug: rule.page for rule in rules()}


def judge(
    document: Document, catalog: Catalog, *, windows: WindowsVersion | None = None
) -> tuple[Finding, ...]:
    """Every finding on one document, in the order of its lines.

    Args:
        document: any bytes at all; what is no XML is a finding too.
        catalog: the facts.
        windows: the release the file is for, or None for any.
    """
    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        refusal = from_error(error, document.location)
        return in_reading_order((*in_unparsed(document), refusal))
    return judge_answer_file(document.location, answer_file, catalog, windows=windows)


def judge_answer_file(
    location: Location,
    answer_file: AnswerFile,
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
) -> tuple[Finding, ...]:
    """Every finding on what has been parsed already; the rest as for `judge`."""
    seen = survey(location, answer_file, catalog, windows)
    findings = [finding for rule in rules() for finding in rule.check(seen)]
    findings += unexplained(seen, findings)
    return in_reading_order(with_excerpts(seen, findings))


def validate(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    windows: WindowsVersion | None,
    fail_on: Severity | None,
) -> Report:
    """A report on a stream of documents, each let go before the next is taken."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    read = 0
    for document in documents:
        if isinstance(document, Skipped):
            skipped.append(document)
            continue
        read += 1
        findings += judge(document, catalog, windows=windows)
    return Report(
        command="validate",
        findings=tuple(findings),
        skipped=tuple(skipped),
        documents_read=read,
        fail_on=fail_on,
    )

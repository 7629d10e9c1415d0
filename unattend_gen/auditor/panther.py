"""`check`: was each copy of an answer file scrubbed, setting by setting.

Setup keeps a copy of the answer file in Panther and, when a pass is done, writes
`*SENSITIVE*DATA*DELETED*` over the secrets of that pass. This engine says of each document
whether that was done, and what was left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from unattend_gen.answer_file.parse import parse
from unattend_gen.auditor.difference import differences
from unattend_gen.auditor.judge import Judged, judge
from unattend_gen.auditor.unparsed import findings_in_text
from unattend_gen.core.document import Document
from unattend_gen.core.report import (
    CheckedDocument,
    Report,
    Skipped,
    SkipReason,
    Verdict,
    in_reading_order,
)
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.finding import Finding


def check(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    against: Sequence[Document] = (),
) -> Report:
    """A verdict on each document and what was left in it; one bad document stops no other.

    A document that does not parse is looked at as text, and is told as skipped too, so that the
    report is incomplete whatever was found.

    Args:
        documents: copies to judge; what could not be read goes into the report.
        catalog: says which settings are sensitive.
        against: answer files that were rendered; each copy is compared with the one that it is
            most like.

    Raises:
        AnswerFileError: a rendered document is no answer file.
    """
    rendered = tuple(_rendered(document) for document in against)
    judged: list[Judged] = []
    skipped: list[Skipped] = []
    for item in documents:
        match item:
            case Skipped():
                skipped.append(item)
            case Document():
                judged.append(_judged(item, catalog, rendered, skipped))
            case _:
                assert_never(item)
    return Report(
        command="check",
        findings=in_reading_order(finding for one in judged for finding in one.findings),
        skipped=tuple(skipped),
        documents_read=len(judged),
        documents=tuple(one.document for one in judged),
    )


def _rendered(document: Document) -> AnswerFile:
    try:
        return parse(document.data)
    except AnswerFileError as error:
        # The cause may quote the document, so it is not chained.
        raise AnswerFileError(
            error.message, advice=error.advice, where=str(document.location)
        ) from None


def _judged(
    document: Document,
    catalog: Catalog,
    rendered: Sequence[AnswerFile],
    skipped: list[Skipped],
) -> Judged:
    location = document.location
    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        at = replace(location, line=error.line, column=error.column)
        advice = f"{error.message}; {error.advice}"
        skipped.append(Skipped(at, SkipReason.NOT_WELL_FORMED, advice))
        findings: tuple[Finding, ...] = findings_in_text(document)
        return Judged(CheckedDocument(location, Verdict.UNREADABLE), findings)
    result = judge(location, answer_file, catalog)
    return replace(
        result, findings=(*result.findings, *differences(location, answer_file, rendered))
    )

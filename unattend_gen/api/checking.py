"""`check`: whether Setup left its marker in place of every secret."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.api.reading import read
from unattend_gen.core.finding import Severity
from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.document import Document
    from unattend_gen.core.report import Report, Skipped


def check(
    documents: Iterable[Document | Skipped],
    *,
    against: str | None = None,
    fail_on: Severity | None = Severity.WARNING,
) -> Report:
    """Whether Setup left its marker in place of every secret, document by document.

    Args:
        documents: the Panther copies.
        against: file or folder that was rendered; what else differs from it is a finding.
        fail_on: least severity that makes the exit code 1.

    Raises:
        SourceError: nothing can be read where `against` points.
    """
    from unattend_gen.auditor.panther import check as check_all
    from unattend_gen.catalog.load import catalog

    rendered = _rendered(against) if against else ()
    report = check_all(documents, catalog(), against=rendered)
    return replace(report, fail_on=fail_on)


def _rendered(path: str) -> tuple[Document, ...]:
    """What was rendered; comparing with nothing would look as if nothing differed."""
    from unattend_gen.core.report import Skipped

    documents = []
    for document in read([path]):
        if isinstance(document, Skipped):
            message = "what was rendered cannot be read"
            raise SourceError(message, advice=document.advice, where=str(document.location))
        documents.append(document)
    if not documents:
        message = "no answer file to compare with"
        raise SourceError(message, advice="name the file or folder that was rendered", where=path)
    return tuple(documents)

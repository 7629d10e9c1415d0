"""The rules on places that a document breaks next to other documents, all of them invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.auditor.scan import PlacedDocuments, ScanContext, scan
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping


def rules_on(path: str, data: bytes, *, others: Mapping[str, bytes] | None = None) -> list[str]:
    """Return the slugs of the rules on places that a document inside an archive breaks.

    Args:
        path: of the document in the archive.
        data: its bytes.
        others: the other documents there, by path.
    """
    placing = PlacedDocuments()
    for name, content in {path: data, **(others or {})}.items():
        document = Document(Location("archive.zip", inside=(name,)), content)
        found = scan(document, ScanContext(b"k")).findings if name == path else ()
        placing.add(document, found)
    return [finding.rule for finding in placing.findings() if finding.location.inside == (path,)]

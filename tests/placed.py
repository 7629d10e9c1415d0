"""What the rules about places say of a document with others beside it, all of it made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.auditor.scan import PlacedDocuments, ScanContext, scan
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping


def rules_on(path: str, data: bytes, *, beside: Mapping[str, bytes] | None = None) -> list[str]:
    """The slugs of the rules about places that speak of a document inside an archive.

    Args:
        path: of the document in the archive.
        data: its bytes.
        beside: the other documents there, by path.
    """
    placing = PlacedDocuments()
    for name, content in {path: data, **(beside or {})}.items():
        document = Document(Location("archive.zip", inside=(name,)), content)
        found = scan(document, ScanContext(b"k")).findings if name == path else ()
        placing.add(document, found)
    return [finding.rule for finding in placing.findings() if finding.location.inside == (path,)]

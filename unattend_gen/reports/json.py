"""For programs: the contract. Fields may be added, never changed or dropped.

Pure ASCII: whatever a name holds, control characters and undecodable bytes included, comes as an
escape. The schema is `schemas/report.schema.json`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen.reports._encode import (
    Object,
    encode_document,
    encode_finding,
    encode_head,
    encode_skipped,
)
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from unattend_gen.core.report import Report

SCHEMA: Final = "unattend-gen/report/1"


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report as one JSON object."""
    content: Object = {
        "schema": SCHEMA,
        **encode_head(report),
        "findings": [encode_finding(finding) for finding in report.findings],
        "skipped": [encode_skipped(skipped) for skipped in report.skipped],
        "documents": [encode_document(document) for document in report.documents],
    }
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


FORMAT: Final = Format("json", render)

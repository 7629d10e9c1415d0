"""For pipelines: one JSON object per line with its kind; the last one is the report as a whole.

The lines are findings, skipped inputs and documents, as `json` has them, and a `report` with the
totals. Each names the version of its schema, which is `$defs/line` in
`schemas/report.schema.json`. Pure ASCII.
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
    from collections.abc import Iterator

    from unattend_gen.core.report import Report

SCHEMA: Final = "unattend-gen/report-line/1"


def pieces(report: Report, _colour: bool) -> Iterator[str]:  # noqa: FBT001 - see Format
    """Return the report as lines; the last one shows that it is complete."""
    return (f"{json.dumps(line, ensure_ascii=True)}\n" for line in _lines(report))


FORMAT: Final = Format("jsonl", pieces, begins=r'\{"schema": "unattend-gen/report-line/\d+",')


def _lines(report: Report) -> Iterator[Object]:
    for finding in report.findings:
        yield _line("finding", encode_finding(finding))
    for skipped in report.skipped:
        yield _line("skipped", encode_skipped(skipped))
    for document in report.documents:
        yield _line("document", encode_document(document))
    yield _line("report", encode_head(report))


def _line(kind: str, content: Object) -> Object:
    return {"schema": SCHEMA, "kind": kind, **content}

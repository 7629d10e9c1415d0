"""For spreadsheets: a header and one row for each finding, skipped input and checked setting.

Every cell is quoted. A cell that a spreadsheet would take for a formula starts with an apostrophe,
which it shows as text.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import safe_cell
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

    Row = Mapping[str, str]

COLUMNS: Final = (
    "kind",
    "severity",
    "rule",
    "path",
    "inside",
    "line",
    "column",
    "setting",
    "state",
    "message",
    "advice",
    "confidence",
    "last_five",
    "fingerprint",
    "help",
    "secret_id",
)
"""The header; columns are only added at the end."""


def pieces(report: Report, _colour: bool) -> Iterator[str]:  # noqa: FBT001 - see Format
    """Yield the report as comma-separated values with a line feed after each row."""
    yield _line({name: name for name in COLUMNS})
    for row in _rows(report):
        yield _line({name: safe_cell(text) for name, text in row.items()})


FORMAT: Final = Format("csv", pieces, begins=r'"kind","severity","rule","path","inside",')


def _line(row: Row) -> str:
    line = io.StringIO()
    writer = csv.DictWriter(line, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(row)
    return line.getvalue()


def _rows(report: Report) -> Iterator[Row]:
    yield from map(_finding, report.findings)
    yield from map(_skipped, report.skipped)
    for document in report.documents:
        yield from _document(document)


def _finding(finding: Finding) -> Row:
    return {
        "kind": "finding",
        "severity": finding.severity.label,
        "rule": finding.rule,
        **_place(finding.location),
        "message": finding.message,
        "advice": finding.advice,
        "confidence": finding.confidence.value,
        "last_five": finding.last_five or "",
        "fingerprint": finding.fingerprint,
        "help": finding.help,
        "secret_id": finding.secret_id or "",
    }


def _skipped(skipped: Skipped) -> Row:
    place = _place(skipped.location)
    return {"kind": "skipped", **place, "state": skipped.reason.value, "advice": skipped.advice}


def _document(document: CheckedDocument) -> Iterator[Row]:
    """Yield the verdict, then the state of each sensitive setting."""
    place = _place(document.location)
    yield {"kind": "document", **place, "state": document.verdict.value}
    for one in document.settings:
        yield {
            "kind": "setting",
            **place,
            "line": _number(one.line),
            "setting": one.setting,
            "state": one.state.value,
        }


def _place(location: Location) -> Row:
    return {
        "path": location.path,
        "inside": " > ".join(location.inside),
        "line": _number(location.line),
        "column": _number(location.column),
        "setting": location.setting or "",
    }


def _number(number: int | None) -> str:
    return "" if number is None else str(number)

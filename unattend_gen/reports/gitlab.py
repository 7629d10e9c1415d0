"""For GitLab: a secret detection report, version 15.2.5.

Every finding is a vulnerability with its place, its rule, and our fingerprint as its id, which is
the same in the next run. No text of a document is shown: `raw_source_code_extract` is omitted.
The format requires a commit even for files outside a repository; it is forty zeros. A report
without a time (`audit --stamp`, or this format of `audit`) is dated 1970.

Source:
    GitLab's documentation for integrators of scanners, and its public report schemas.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report
    from unattend_gen.reports._encode import Object, Value

VERSION: Final = "15.2.5"

_NAME: Final = "unattend-gen"
_NO_COMMIT: Final = "0" * 40
_NO_TIME: Final = "1970-01-01T00:00:00"
_TIME_LENGTH: Final = len(_NO_TIME)
_NAME_LENGTH: Final = 255
_SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "Critical",
    Severity.WARNING: "Medium",
    Severity.NOTE: "Info",
}


def pieces(report: Report, _colour: bool) -> Iterator[str]:  # noqa: FBT001 - see Format
    """Yield the report as one JSON object, vulnerability by vulnerability."""
    head: Object = {"version": VERSION, "scan": _scan(report)}
    yield json.dumps(head, indent=2, ensure_ascii=True).removesuffix("\n}")
    yield ',\n  "vulnerabilities": ['
    between, end = "", ""
    for finding in report.findings:
        text = json.dumps(_vulnerability(finding), indent=2, ensure_ascii=True)
        yield between + "\n    " + text.replace("\n", "\n    ")
        between, end = ",", "\n  "
    yield f"{end}]\n}}\n"


FORMAT: Final = Format(
    "gitlab",
    pieces,
    begins=r'\{\s*"version": "[\d.]+",\s*"scan": \{\s*"analyzer": \{\s*"id": "unattend-gen"',
)


def _scan(report: Report) -> Object:
    program: Object = {
        "id": _NAME,
        "name": _NAME,
        "version": __version__,
        "vendor": {"name": _NAME},
    }
    messages: list[Value] = [
        {
            "level": "warn",
            "value": printable(f"skipped {one.location}: {one.reason.value}; {one.advice}"),
        }
        for one in report.skipped
    ]
    return {
        "analyzer": program,
        "scanner": program,
        "type": "secret_detection",
        "start_time": _time(report.run.started if report.run else None),
        "end_time": _time(report.run.ended if report.run else None),
        "status": "success" if report.is_complete else "failure",
        "messages": messages,
    }


def _vulnerability(finding: Finding) -> Object:
    at = finding.location
    location: Object = {"file": at.path, "commit": {"sha": _NO_COMMIT}}
    if at.line is not None:
        location["start_line"] = at.line
        location["end_line"] = at.line
    inside = f" in {' > '.join(at.inside)}" if at.inside else ""
    setting = f" ({at.setting})" if at.setting else ""
    return {
        "id": finding.fingerprint,
        "name": printable(finding.message)[:_NAME_LENGTH],
        "description": printable(f"{finding.message}{inside}{setting}"),
        "severity": _SEVERITIES[finding.severity],
        "solution": printable(f"{finding.advice}; {finding.help}"),
        "identifiers": [{"type": "unattend_gen_rule", "name": finding.rule, "value": finding.rule}],
        "location": location,
    }


def _time(text: str | None) -> str:
    """Return a UTC time without its zone, as the format requires."""
    return _NO_TIME if text is None else text[:_TIME_LENGTH]

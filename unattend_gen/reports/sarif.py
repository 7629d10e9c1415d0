"""For code scanning and editors: SARIF 2.1.0.

Rules have their pages; results have level, place, our fingerprint and fixes; inputs that could not
be read are notifications of an unsuccessful invocation. Messages are plain text, names are
percent-encoded URIs below `%SRCROOT%`, and no text of a document is shown. Pure ASCII.

Source:
    OASIS Standard, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus
    Errata 01.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.errors import ExitCode
from unattend_gen.reports._encode import Object, Value, encode_setting
from unattend_gen.reports._format import Format, whole
from unattend_gen.reports._sarif_places import Artifacts, encode_place, roots
from unattend_gen.reports._sarif_results import (
    encode_results,
    encode_rules,
    sarif_text,
    shown_results,
)

if TYPE_CHECKING:
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.reports._sarif_results import ResultsShown

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION: Final = "2.1.0"


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """Return the report as a SARIF log with one run."""
    content: Object = {"$schema": SCHEMA, "version": VERSION, "runs": [_run(report)]}
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


FORMAT: Final = Format(
    "sarif",
    whole(render),
    explains=True,
    begins=r'\{\s*"\$schema": "[^"]+",\s*"version": "[\d.]+",\s*"runs": \[\s*\{\s*"tool": \{'
    r'\s*"driver": \{\s*"name": "unattend-gen"',
)


def _run(report: Report) -> Object:
    artifacts = Artifacts()
    rules = encode_rules(report)
    indexes = {str(rule["id"]): index for index, rule in enumerate(rules)}
    shown = shown_results(report)
    results = encode_results(shown, indexes, artifacts)
    notifications: list[Value] = [_notification(one, artifacts) for one in report.skipped]
    if shown.left_out:
        notifications.append(_too_many(shown))
    for document in report.documents:
        settings: list[Value] = [encode_setting(setting) for setting in document.settings]
        artifacts.describe(
            document.location, {"verdict": document.verdict.value, "settings": settings}
        )
    return {
        "tool": {"driver": _driver(rules)},
        "automationDetails": {"id": f"unattend-gen/{report.command}/"},
        "invocations": [_invocation(report, notifications)],
        "originalUriBaseIds": roots(),
        "artifacts": artifacts.encoded(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _driver(rules: list[Object]) -> Object:
    return {
        "name": "unattend-gen",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }


def _invocation(report: Report, notifications: list[Value]) -> Object:
    """Return the invocation; one that read nothing or not everything is unsuccessful."""
    is_whole = report.is_complete and report.exit_code is not ExitCode.UNUSABLE
    times: Object = {}
    if report.run is not None:
        times = {"startTimeUtc": report.run.started, "endTimeUtc": report.run.ended}
        times["machine"] = report.run.host
    return {
        **times,
        "executionSuccessful": is_whole,
        "exitCode": int(report.exit_code),
        "exitCodeDescription": report.exit_code.name.lower(),
        "toolExecutionNotifications": notifications,
    }


def _notification(skipped: Skipped, artifacts: Artifacts) -> Object:
    return {
        "descriptor": {"id": skipped.reason.value},
        "level": "error",
        "message": {
            "text": sarif_text(f"skipped: {skipped.reason.value}; advice: {skipped.advice}")
        },
        "locations": [encode_place(skipped.location, artifacts)],
    }


def _too_many(shown: ResultsShown) -> Object:
    return {
        "descriptor": {"id": "too-many-results"},
        "level": "error",
        "message": {
            "text": f"{shown.left_out} results are omitted: code scanning rejects a log "
            f"with more than {len(shown.findings)}, so only the worst are "
            "included; advice: search fewer files at a time, or use --format "
            "jsonl for all"
        },
    }

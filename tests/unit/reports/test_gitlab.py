from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.reports import AUDITED, CLEAN, HOSTILE_NAMES, LEFTOVER, SAMPLES
from unattend_gen import __version__
from unattend_gen.reports.gitlab import FORMAT, VERSION

if TYPE_CHECKING:
    from unattend_gen.core.report import Report

TIME = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"}
TEXT = {"type": "string", "minLength": 1}
PROGRAM = {
    "type": "object",
    "required": ["id", "name", "version", "vendor"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "version": TEXT,
        "vendor": {"type": "object", "required": ["name"], "properties": {"name": TEXT}},
    },
}
FORM: dict[str, Any] = {
    "type": "object",
    "required": ["version", "scan", "vulnerabilities"],
    "properties": {
        "version": {"const": "15.2.5"},
        "scan": {
            "type": "object",
            "required": ["analyzer", "scanner", "type", "start_time", "end_time", "status"],
            "properties": {
                "analyzer": PROGRAM,
                "scanner": PROGRAM,
                "type": {"enum": ["secret_detection"]},
                "start_time": TIME,
                "end_time": TIME,
                "status": {"enum": ["success", "failure"]},
                "messages": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["level", "value"],
                        "properties": {"level": {"enum": ["info", "warn", "fatal"]}, "value": TEXT},
                    },
                },
            },
        },
        "vulnerabilities": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "identifiers", "location"],
                "properties": {
                    "id": TEXT,
                    "name": {"type": "string", "maxLength": 255},
                    "description": {"type": "string", "maxLength": 1048576},
                    "severity": {"enum": ["Info", "Unknown", "Low", "Medium", "High", "Critical"]},
                    "solution": {"type": "string", "maxLength": 7000},
                    "identifiers": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["type", "name", "value"],
                            "properties": {"type": TEXT, "name": TEXT, "value": TEXT},
                        },
                    },
                    "location": {
                        "type": "object",
                        "required": ["commit"],
                        "properties": {
                            "file": TEXT,
                            "start_line": {"type": "integer", "minimum": 1},
                            "end_line": {"type": "integer", "minimum": 1},
                            "commit": {
                                "type": "object",
                                "required": ["sha"],
                                "properties": {"sha": TEXT},
                            },
                        },
                    },
                    "raw_source_code_extract": False,
                },
            },
        },
    },
}
"""What GitLab requires of a report of this kind, as far as ours uses it."""

VALIDATOR = jsonschema.Draft202012Validator(FORM)


def rendered(report: Report) -> Any:  # noqa: ANN401 - JSON has no narrower type
    return json.loads(FORMAT.render(report, False))


@pytest.mark.parametrize("report", SAMPLES)
def test_every_report_has_the_form_that_gitlab_takes(report: Report) -> None:
    VALIDATOR.validate(rendered(report))


def test_a_finding_is_a_vulnerability_with_its_place_and_rule() -> None:
    assert rendered(AUDITED)["vulnerabilities"][0] == {
        "id": LEFTOVER.fingerprint,
        "name": "a key ending in Q4JK2 is left",
        "description": "a key ending in Q4JK2 is left"
        " (specialize/Microsoft-Windows-Shell-Setup/ProductKey)",
        "severity": "Critical",
        "solution": "delete the file; unattend-gen explain leftover-key",
        "identifiers": [
            {"type": "unattend_gen_rule", "name": "leftover-key", "value": "leftover-key"}
        ],
        "location": {
            "file": "Panther/unattend.xml",
            "commit": {"sha": "0" * 40},
            "start_line": 18,
            "end_line": 18,
        },
    }


def test_a_secret_in_a_container_is_reported_with_its_file() -> None:
    note = rendered(AUDITED)["vulnerabilities"][1]

    assert note["location"]["file"] == "pe.iso"
    assert note["description"].endswith(" in sources/boot.wim > 2")


def test_the_scan_has_utc_times_and_mentions_skipped_inputs() -> None:
    scan = rendered(AUDITED)["scan"]

    assert (scan["start_time"], scan["end_time"]) == ("2026-11-24T08:00:00", "2026-11-24T08:01:30")
    assert (scan["status"], scan["scanner"]["version"]) == ("failure", __version__)
    assert scan["messages"] == [
        {"level": "warn", "value": "skipped boot.wim: needs-extra; pip install it"}
    ]


def test_a_report_without_a_time_is_dated_1970() -> None:
    scan = rendered(CLEAN)["scan"]

    assert (scan["start_time"], scan["status"]) == ("1970-01-01T00:00:00", "success")


def test_the_form_has_one_version() -> None:
    assert rendered(CLEAN)["version"] == VERSION == FORM["properties"]["version"]["const"]


def test_names_from_outside_stay_texts() -> None:
    assert FORMAT.render(HOSTILE_NAMES, False).isascii()

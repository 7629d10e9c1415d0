from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.reports import CHECKED, CLEAN, HOSTILE, HOSTILE_NAMES, LEFTOVER, SAMPLES
from unattend_gen import __version__, resources
from unattend_gen.reports.json import FORMAT, SCHEMA

if TYPE_CHECKING:
    from unattend_gen.core.report import Report

REPORT_SCHEMA = json.loads((resources.schemas() / "report.schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(REPORT_SCHEMA)

FINDINGS = [
    {
        "rule": "leftover-key",
        "severity": "error",
        "confidence": "high",
        "message": "a key ending in Q4JK2 is left",
        "advice": "delete the file",
        "help": "unattend-gen explain leftover-key",
        "location": {
            "path": "Panther/unattend.xml",
            "inside": [],
            "line": 18,
            "column": 7,
            "setting": "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
        },
        "fingerprint": LEFTOVER.fingerprint,
        "last_five": "Q4JK2",
        "secret_id": None,
        "fix": None,
    },
    {
        "rule": "wrong-case",
        "severity": "note",
        "confidence": "low",
        "message": "the name is written in another case",
        "advice": "write it as in the catalog",
        "help": "unattend-gen explain wrong-case",
        "location": {
            "path": "pe.iso",
            "inside": ["sources/boot.wim", "2"],
            "line": 3,
            "column": None,
            "setting": None,
        },
        "fingerprint": CHECKED.findings[1].fingerprint,
        "last_five": None,
        "secret_id": None,
        "fix": {"summary": "write ComputerName", "is_safe": True},
    },
]
DOCUMENTS = [
    {
        "path": "Panther/unattend.xml",
        "inside": [],
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
    {
        "path": "pe.iso",
        "inside": ["sources/boot.wim", "2"],
        "verdict": "scrubbed",
        "settings": [],
    },
]


def rendered(report: Report) -> Any:  # noqa: ANN401 - JSON has no narrower type
    return json.loads(FORMAT.render(report, False))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(REPORT_SCHEMA)


@pytest.mark.parametrize("report", SAMPLES)
def test_every_report_obeys_the_schema(report: Report) -> None:
    VALIDATOR.validate(rendered(report))


@pytest.mark.parametrize(
    "damage",
    [
        {"schema": "unattend-gen/report/2"},
        {"exit_code": 2},
        {"complete": "yes"},
        {"totals": {}},
        {"findings": [{}]},
        {"skipped": [{"location": {"path": "a"}, "reason": "tired", "advice": ""}]},
        {"documents": [{"path": "a", "inside": [], "verdict": "fine", "settings": []}]},
    ],
)
def test_a_damaged_report_breaks_the_schema(damage: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(rendered(CHECKED) | damage)


def test_a_report_without_one_of_its_fields_breaks_the_schema() -> None:
    report = rendered(CLEAN)

    assert set(REPORT_SCHEMA["required"]) == set(report)


def test_the_words_of_the_schema_are_those_of_the_program() -> None:
    definitions = REPORT_SCHEMA["$defs"]
    report = rendered(SAMPLES[3])

    assert {one["severity"] for one in report["findings"]} == set(
        definitions["finding"]["properties"]["severity"]["enum"]
    )
    assert {one["confidence"] for one in report["findings"]} == set(
        definitions["finding"]["properties"]["confidence"]["enum"]
    )
    assert {one["reason"] for one in report["skipped"]} == set(
        definitions["skipped"]["properties"]["reason"]["enum"]
    )
    assert {one["verdict"] for one in report["documents"]} == set(
        definitions["document"]["properties"]["verdict"]["enum"]
    )
    assert {one["state"] for one in report["documents"][0]["settings"]} == set(
        definitions["setting"]["properties"]["state"]["enum"]
    )


def test_a_report_has_the_form_of_the_contract() -> None:
    assert rendered(CHECKED) == {
        "schema": SCHEMA,
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": "check",
        "complete": False,
        "exit_code": 1,
        "totals": {"documents": 2, "findings": 2, "skipped": 1},
        "findings": FINDINGS,
        "skipped": [
            {
                "location": {
                    "path": "boot.wim",
                    "inside": [],
                    "line": None,
                    "column": None,
                    "setting": None,
                },
                "reason": "needs-extra",
                "advice": "pip install it",
            }
        ],
        "documents": DOCUMENTS,
    }


def test_names_from_outside_survive_as_ascii_escapes() -> None:
    text = FORMAT.render(HOSTILE_NAMES, False)

    assert text.isascii()
    assert json.loads(text)["skipped"][0]["location"]["path"] == HOSTILE


def test_colour_changes_nothing() -> None:
    assert FORMAT.render(CHECKED, True) == FORMAT.render(CHECKED, False)


@pytest.mark.parametrize("report", SAMPLES)
def test_the_pieces_are_laid_out_as_one_object(report: Report) -> None:
    assert FORMAT.render(report, False) == json.dumps(rendered(report), indent=2) + "\n"

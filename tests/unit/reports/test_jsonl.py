from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from referencing import Registry, Resource

from tests.reports import CHECKED, EMPTY, HOSTILE_NAMES, LEFTOVER, SAMPLES, SKIPPED
from unattend_gen import resources
from unattend_gen.reports._encode import (
    encode_document,
    encode_finding,
    encode_head,
    encode_skipped,
)
from unattend_gen.reports.jsonl import FORMAT, SCHEMA

if TYPE_CHECKING:
    from unattend_gen.core.report import Report

REPORT_SCHEMA = json.loads((resources.schemas() / "report.schema.json").read_bytes())
LINE = jsonschema.Draft202012Validator(
    {"$ref": f"{REPORT_SCHEMA['$id']}#/$defs/line"},
    registry=Registry().with_resource(REPORT_SCHEMA["$id"], Resource.from_contents(REPORT_SCHEMA)),
)


def lines(report: Report) -> list[Any]:
    return [json.loads(line) for line in FORMAT.render(report, False).splitlines()]


def test_each_entry_is_on_its_own_line_and_the_report_is_last() -> None:
    frame = {"schema": SCHEMA}

    assert lines(CHECKED) == [
        {**frame, "kind": "finding", **encode_finding(LEFTOVER)},
        {**frame, "kind": "finding", **encode_finding(CHECKED.findings[1])},
        {**frame, "kind": "skipped", **encode_skipped(SKIPPED)},
        {**frame, "kind": "document", **encode_document(CHECKED.documents[0])},
        {**frame, "kind": "document", **encode_document(CHECKED.documents[1])},
        {**frame, "kind": "report", **encode_head(CHECKED)},
    ]


def test_a_report_on_nothing_has_its_last_line() -> None:
    assert lines(EMPTY) == [{"schema": SCHEMA, "kind": "report", **encode_head(EMPTY)}]


@pytest.mark.parametrize("report", SAMPLES)
def test_every_line_obeys_the_schema(report: Report) -> None:
    assert [error.message for line in lines(report) for error in LINE.iter_errors(line)] == []


@pytest.mark.parametrize(
    "damage",
    [{"schema": "unattend-gen/report-line/2"}, {"kind": "skipped"}, {"kind": "x"}, {"rule": 1}],
)
def test_a_damaged_line_breaks_the_schema(damage: dict[str, object]) -> None:
    assert not LINE.is_valid(lines(CHECKED)[0] | damage)


def test_names_from_outside_survive_as_ascii_escapes() -> None:
    assert FORMAT.render(HOSTILE_NAMES, False).isascii()

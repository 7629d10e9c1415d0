from __future__ import annotations

import json

import jsonschema

from tests.comparisons import a_change, a_comparison
from unattend_gen import resources
from unattend_gen.core.comparison import ChangeKind, Comparison, FileComparison, FileState
from unattend_gen.differ.json import as_json

SCHEMA = json.loads((resources.schemas() / "diff.schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_comparison_of_everything_obeys_the_schema() -> None:
    changes = tuple(a_change(kind, "noted") for kind in ChangeKind)
    file = FileComparison("f", "a", "b", changes)

    VALIDATOR.validate(json.loads(as_json(a_comparison())))
    VALIDATOR.validate(json.loads(as_json(Comparison("a", "b", (file,)))))


def test_the_words_of_the_schema_are_those_of_the_program() -> None:
    definitions = SCHEMA["$defs"]

    assert definitions["change"]["properties"]["kind"]["enum"] == list(ChangeKind)
    assert definitions["file"]["properties"]["state"]["enum"] == list(FileState)


def test_a_change_has_both_sides() -> None:
    content = json.loads(as_json(a_comparison()))

    assert content["files"][2]["changes"][1]["left"] == {
        "setting": "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
        "line": 5,
        "value": None,
        "holds": "a product key ending in Q4JK2, in clear text",
    }
    assert (content["exit_code"], content["complete"]) == (1, False)
    assert content["totals"] == {
        "files": 5,
        "added": 0,
        "removed": 0,
        "changed": 2,
        "respelled": 0,
        "skipped": 1,
    }

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest

from tests.machines import FLEET, LEAKED, SCRUBBED, UNREADABLE, WITHOUT_COPY
from tests.reports import HOSTILE, MARKUP
from unattend_gen import __version__, resources
from unattend_gen.api.check import FleetCheck
from unattend_gen.auditor.fleet.formats import COLUMNS, FORMATS, SCHEMA, remarks, sum_line
from unattend_gen.core.machine import MachineCheck, MachineVerdict, Tally
from unattend_gen.sources.walk.known_places import COUNT


def shown(layout: str, *machines: MachineCheck) -> str:
    return "".join(FleetCheck(machines).format(layout))


def test_the_text_has_a_line_for_each_machine_and_the_sum() -> None:
    assert shown("text", *FLEET).splitlines() == [
        f"leaked            PC-1  key ending in Q4JK2; 1 finding; first in {LEAKED.first}",
        "scrubbed          PC-2",
        "no-copy           PC-3  no answer file in the places where Setup keeps copies",
        "unreadable        PC-4  not a folder",
        "",
        "4 machines, 1 leaked, 1 unreadable, 1 no-copy, 1 scrubbed: secrets were left",
    ]


def test_the_csv_has_a_row_for_each_machine() -> None:
    rows = [*csv.DictReader(io.StringIO(shown("csv", *FLEET)))]

    assert [row["verdict"] for row in rows] == ["leaked", "scrubbed", "no-copy", "unreadable"]
    assert rows[0] == dict(
        zip(
            COLUMNS,
            ("PC-1", "leaked", "1", "1", "0", "Q4JK2", "0", "1", "0", "0", LEAKED.first, "0"),
            strict=True,
        )
    )


def test_a_fleet_whose_files_were_passed_over_is_not_called_clean() -> None:
    lines = shown("text", replace(SCRUBBED, not_read=48_000), SCRUBBED).splitlines()

    assert lines[-1] == (
        f"2 machines, 2 scrubbed: no secret in {COUNT} known places; 48,000 files or folders not"
        " read (audit --deep)"
    )


def test_the_json_has_the_machines_and_totals() -> None:
    told = json.loads(shown("json", *FLEET))

    assert told["machines"][0] == {
        "machine": "PC-1",
        "verdict": "leaked",
        "documents": 1,
        "findings": 1,
        "skipped": 0,
        "last_fives": ["Q4JK2"],
        "states": {"clear": 1},
        "first": LEAKED.first,
        "not_read": 0,
    }
    assert {name: value for name, value in told.items() if name != "machines"} == {
        "schema": SCHEMA,
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": "check",
        "totals": {
            "machines": 4,
            "documents": 2,
            "findings": 1,
            "skipped": 1,
            "not_read": 0,
            "verdicts": {
                "leaked": 1,
                "unreadable": 1,
                "no-copy": 1,
                "scrubbed": 1,
                "nothing-to-scrub": 0,
            },
        },
        "complete": False,
        "exit_code": 1,
    }


@pytest.mark.parametrize("machines", [(), FLEET])
def test_the_json_obeys_its_schema(machines: tuple[MachineCheck, ...]) -> None:
    form = json.loads((resources.schemas() / "fleet-check.schema.json").read_bytes())
    validator = jsonschema.Draft202012Validator(form)

    validator.validate(json.loads(shown("json", *machines)))
    assert form["$defs"]["machine"]["properties"]["verdict"]["enum"] == [*MachineVerdict]


@pytest.mark.parametrize("layout", FORMATS)
@pytest.mark.parametrize("name", [HOSTILE, MARKUP])
def test_names_are_escaped(layout: str, name: str) -> None:
    told = shown(layout, replace(LEAKED, machine=name, first=name))

    assert "\x1b" not in told
    assert "\u202e" not in told
    assert told.encode("utf-8")


def test_a_cell_is_never_a_formula() -> None:
    rows = [*csv.DictReader(io.StringIO(shown("csv", replace(LEAKED, machine="=1+1"))))]

    assert rows[0]["machine"] == "'=1+1"


@pytest.mark.parametrize("layout", ["text", "csv", "json"])
def test_a_row_is_yielded_before_the_next_machine_is_checked(layout: str) -> None:
    fleet = FleetCheck(FLEET)
    pieces = iter(fleet.format(layout))

    told = ""
    while "PC-1" not in told:
        told += next(pieces)

    assert fleet.tally.machines == 1


def the_sum(*machines: MachineCheck) -> str:
    tally = Tally()
    for one in machines:
        tally.add(one)
    return sum_line(tally)


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (LEAKED, "key ending in Q4JK2; 1 finding; first in Windows/Panther/unattend.xml:3"),
        (
            replace(LEAKED, last_fives=("Q4JK2", "Q9DYC"), findings=2, first="a\x1b"),
            "keys ending in Q4JK2, Q9DYC; 2 findings; first in a\\x1b",
        ),
        (replace(LEAKED, last_fives=()), "1 finding; first in Windows/Panther/unattend.xml:3"),
        (SCRUBBED, ""),
        (WITHOUT_COPY, "no answer file in the places where Setup keeps copies"),
        (UNREADABLE, "not a folder"),
    ],
)
def test_remarks_explain_the_verdict(machine: MachineCheck, words: str) -> None:
    assert remarks(machine) == words


@pytest.mark.parametrize(
    ("machines", "line"),
    [
        ((), "0 machines: no machines found"),
        ((SCRUBBED,), "1 machine, 1 scrubbed: clean"),
        ((SCRUBBED, WITHOUT_COPY), "2 machines, 1 no-copy, 1 scrubbed: incomplete"),
        (FLEET, "4 machines, 1 leaked, 1 unreadable, 1 no-copy, 1 scrubbed: secrets were left"),
        ((replace(SCRUBBED, findings=1, failing=1),), "1 machine, 1 scrubbed: findings"),
    ],
)
def test_the_sum_has_the_worst_first(machines: tuple[MachineCheck, ...], line: str) -> None:
    assert the_sum(*machines) == line


def the_page(*machines: MachineCheck) -> str:
    return "".join(FleetCheck(machines).format("html"))


def test_the_page_has_the_totals_a_chart_and_the_worst_machine_first() -> None:
    text = the_page(SCRUBBED, LEAKED)

    assert "<title>2 machines, 1 leaked, 1 scrubbed &#8212; unattend-gen check --fleet" in text
    assert "unattend-gen check --fleet: secrets were left." in text
    assert text.count("<rect") == 2
    assert text.index("<td>PC-1</td>") < text.index("<td>PC-2</td>")


def test_a_verdict_has_its_colour() -> None:
    text = the_page(*FLEET)

    assert [text.count(f'<tr class="{kind}">') for kind in ("error", "warning", "good")] == [
        1,
        2,
        1,
    ]


def test_nothing_runs_and_markup_is_escaped() -> None:
    text = the_page(replace(LEAKED, machine=MARKUP))

    assert "default-src 'none'; style-src 'sha256-" in text
    assert "<script" not in text
    assert "<img" not in text
    assert text.isascii()


def test_a_page_without_machines_reports_that() -> None:
    text = the_page()

    assert "unattend-gen check --fleet: no machines found." in text
    assert "<svg" not in text

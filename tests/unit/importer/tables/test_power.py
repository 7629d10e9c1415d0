from __future__ import annotations

from tests.imports import spec_of_file, tables
from tests.samples import a_component, an_answer_file
from unattend_gen.importer.tables.power import propose

COMPONENT = "Microsoft-Windows-powercpl"
PLAN = f"specialize/{COMPONENT}/PreferredPlan"


def test_every_plan_is_proposed_where_one_is_set() -> None:
    assert tables(propose, {PLAN: "x"}) == [
        {"plan": "balanced"},
        {"plan": "high-performance"},
        {"plan": "power-saver"},
    ]


def test_without_a_plan_nothing_is_proposed() -> None:
    assert tables(propose, {}) == []


def test_the_plan_of_the_file_is_taken() -> None:
    body = "<PreferredPlan>8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c</PreferredPlan>"
    data = an_answer_file(("specialize", a_component(COMPONENT, body)))

    assert spec_of_file(data)["power"] == {"plan": "high-performance"}

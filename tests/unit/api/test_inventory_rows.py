"""One row of a fleet, as whichever process gets it renders it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from tests.fleets import a_fleet
from tests.samples import TEST_MAK
from unattend_gen.api.inventory_rows import NamedRow, RowOutcome, RowTask, render_rows
from unattend_gen.api.render import RenderOptions
from unattend_gen.core.finding import Severity
from unattend_gen.errors import Mistake
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.fleet import read_base
from unattend_gen.spec.inventory import Row, open_inventory
from unattend_gen.spec.overrides import Overrides

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", TEST_MAK)


def a_task(
    folder: Path, csv: str, run: str, *, fail_on: Severity | None = Severity.WARNING
) -> tuple[RowTask, list[Row]]:
    """A dry run over these rows."""
    fleet = a_fleet(folder, csv)
    options = RenderOptions(fleet.spec, dry_run=True, fail_on=fail_on)
    with open_inventory(fleet.inventory) as inventory:
        base = read_base(fleet.spec, Overrides(), inventory.columns, target_facts())
        return RowTask(run, base, options, fleet.out, None), [*inventory.rows]


def test_a_good_row_would_be_written(tmp_path: Path) -> None:
    task, (row,) = a_task(tmp_path, "id,computer.name\n1,PC-1\n", "good")

    assert render_rows(task, (NamedRow(row, "1"),)) == (
        RowOutcome(2, "1", "1", "written", ("2YT43", "Q4JK2"), share=1.0),
    )


def test_a_row_with_mistakes_is_not_rendered(tmp_path: Path) -> None:
    task, _ = a_task(tmp_path, "id\n1\n", "mistakes")
    mistake = Mistake("is wrong", "mend it", "row 2")

    (outcome,) = render_rows(task, (NamedRow(Row(2, mistakes=(mistake,)), None),))

    assert (outcome.status, outcome.mistakes) == ("failed", (mistake,))


def test_findings_make_a_row_fail_at_their_level(tmp_path: Path) -> None:
    path = "specialize/Microsoft-Windows-Shell-Setup/CopyProfile"
    csv = f"computer.name,{path}\nPC-1,maybe\n"
    strict, (row,) = a_task(tmp_path, csv, "strict")
    lenient, _ = a_task(tmp_path, csv, "lenient", fail_on=None)

    (failed,) = render_rows(strict, (NamedRow(row, "PC-1"),))
    (written,) = render_rows(lenient, (NamedRow(row, "PC-1"),))

    assert (failed.status, written.status) == ("failed", "written")
    assert failed.findings == written.findings
    assert [(one.rule, one.severity, one.place) for one in failed.findings] == [
        ("wrong-type", "error", path)
    ]


def test_a_typing_mistake_in_a_key_names_the_column_of_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TYPO", TEST_MAK[:-1] + "3")
    csv = "computer.name,product_key.activation\nPC-1,env:TYPO\n"
    task, (row,) = a_task(tmp_path, csv, "typo")

    (outcome,) = render_rows(task, (NamedRow(row, "PC-1"),))

    ((place, message),) = [(one.key_path, one.message) for one in outcome.mistakes]
    assert place.startswith("row 2, column 2, product_key.activation: specialize/")
    assert message == "the product key is mistyped: its checksum does not match"


def test_missing_secrets_are_reported_together(tmp_path: Path) -> None:
    header = "computer.name,product_key.activation,accounts.administrator"
    task, (row,) = a_task(tmp_path, f"{header}\nPC-1,env:NO_KEY,env:NO_PASSWORD\n", "several")

    (outcome,) = render_rows(task, (NamedRow(row, "PC-1"),))

    assert {one.key_path for one in outcome.mistakes} == {
        "row 2, column 2, product_key.activation: env:NO_KEY",
        "row 2, column 3, accounts.administrator: env:NO_PASSWORD",
    }


def test_tasks_and_outcomes_contain_no_secret(tmp_path: Path) -> None:
    task, (row,) = a_task(tmp_path, "id,computer.name\n1,PC-1\n", "travel")

    outcomes = render_rows(task, (NamedRow(row, "1"),))

    assert TEST_MAK.encode() not in pickle.dumps((task, row, outcomes))


def test_a_task_is_known_by_its_run(tmp_path: Path) -> None:
    one, _ = a_task(tmp_path, "id\n1\n", "one")
    same, _ = a_task(tmp_path, "id,computer.name\n1,PC\n", "one")
    other, _ = a_task(tmp_path, "id\n1\n", "other")

    assert (one == same, hash(one) == hash(same), one == other) == (True, True, False)

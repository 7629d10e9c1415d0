from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.catalog.switches import switches
from unattend_gen.tables.mapping.spec_tables import spec_tables
from unattend_gen.tables.model.base import Table
from unattend_gen.tables.power import Power
from unattend_gen.tables.switches.model import said, switch_model, switches_of, with_switches


def test_a_table_without_rows_keeps_its_model() -> None:
    assert with_switches(Table, "no_such_table") is Table


def test_a_written_table_has_its_own_keys_first() -> None:
    fields = [*with_switches(Power, "power").model_fields]

    assert fields[: len(Power.model_fields)] == [*Power.model_fields]
    assert fields[len(Power.model_fields) :] == [row.name for row in switches()["power"]]


def test_a_table_of_rows_has_nothing_else() -> None:
    model = switch_model("taskbar", "The taskbar.")

    assert model.__doc__ == "The taskbar."
    assert [*model.model_fields] == [*switches_of(model)]
    assert [*model.model_fields] == [row.name for row in switches()["taskbar"]]


def test_only_keys_with_a_value_are_said() -> None:
    spec = a_spec(explorer={"show_hidden": False})

    table = next(each for each in spec_tables() if each.name == "explorer")

    explorer = table.of(spec)
    assert explorer is not None
    (found,) = said(explorer)
    assert (found[0].key, found[1]) == ("explorer.show_hidden", False)


def test_a_contradiction_names_the_earlier_key() -> None:
    table = {"show_hidden": False, "show_system_files": True}

    assert refusals(explorer=table) == {
        "explorer.show_system_files": "contradicts show_hidden: both set the same value of the"
        " registry"
    }


def test_keys_that_agree_may_say_the_same_twice() -> None:
    a_spec(explorer={"show_hidden": True, "show_system_files": True})


@pytest.mark.parametrize(
    ("windows", "table", "message"),
    [
        ("10-22h2", {"align": "left"}, "has align, which came with Windows 11 version 21H2"),
        ("7", {"search": "box"}, "has search, which came with Windows 10 version 1507"),
        (
            "10-22h2",
            {"end_task": True, "search": "box", "align": "left"},
            "has align and end_task, which came with Windows 11 version 23H2",
        ),
    ],
)
def test_a_switch_of_a_later_windows_is_named(
    windows: str, table: dict[str, object], message: str
) -> None:
    assert refusals(windows=windows, taskbar=table) == {"taskbar": message}


def test_an_unknown_key_gets_a_suggestion() -> None:
    assert refusals(taskbar={"serach": "box"}) == {"taskbar.serach": "is not a spec key"}


def test_a_switch_that_a_later_windows_lacks_is_named() -> None:
    assert refusals(windows="11-24h2", start={"tiles": False}) == {
        "start": "has tiles, which no version after Windows 10 version 22H2 has"
    }

"""The rows of switches.json are complete and consistent."""

from __future__ import annotations

import json
import re

import pytest

from unattend_gen import plugins, resources, tables
from unattend_gen.catalog.switches import Kind, Switch, switches, table_summaries
from unattend_gen.catalog.windows import windows_version

FILE = json.loads((resources.schemas() / "switches.json").read_bytes())
ROWS = [row for rows in switches().values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_row_says_what_it_does_and_where_from(row: Switch) -> None:
    assert row.registry or row.settings or row.commands or row.scripts
    assert row.summary.endswith(".")
    assert row.sources
    assert set(row.sources) <= FILE["sources"].keys()
    assert windows_version(row.since).build <= windows_version(row.until or "11-25h2").build


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_data_is_given_for_words_that_the_switch_takes(row: Switch) -> None:
    words = {"listed", "other"} if row.kind is Kind.NAMES else set(row.takes)
    data = [fact.data for fact in row.registry if isinstance(fact.data, dict)]
    given = {word for each in (*data, *row.settings.values()) for word in each}
    given |= {word for fact in row.commands if isinstance(fact.run, dict) for word in fact.run}
    given |= {word for fact in row.scripts for word in fact.words or ()}

    assert given <= words
    assert (row.kind in (Kind.TRUTH, Kind.CHOICE)) == bool(row.takes)
    assert (row.kind in (Kind.NAMES, Kind.PINS)) == bool(row.items)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_values_of_a_link_are_values_of_the_switch(row: Switch) -> None:
    named = [value for values in row.link.values() for value in values.values()]
    known = {*row.takes, *row.items}

    assert all(str(value).lower() in known for value in named if value != [])


def test_every_table_without_a_module_has_a_summary() -> None:
    assert set(table_summaries()) == set(switches()) - set(plugins.names(tables))


def test_names_are_words_in_lower_case() -> None:
    names = {name for row in ROWS for name in (row.table, row.name)}

    assert {name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)} == set()

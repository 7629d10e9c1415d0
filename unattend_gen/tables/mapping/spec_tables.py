"""All tables of a spec: the modules of this package, and the rows of `schemas/switches.json`."""

from __future__ import annotations

from functools import cache

from unattend_gen import plugins, tables
from unattend_gen.catalog.switches import switches, table_summaries
from unattend_gen.tables.mapping.spec_table import AnyTable, SpecHead, SpecTable
from unattend_gen.tables.switches.mapping import Switches
from unattend_gen.tables.switches.model import switch_model, with_switches


@cache
def spec_tables() -> tuple[AnyTable, ...]:
    """Return all tables in the order in which they are asked; lists the folder once in a run."""
    written: list[AnyTable] = list(plugins.load_all(tables, "TABLE", SpecTable))
    names = {table.name for table in written}
    found = (
        *map(_with_switches, written),
        *(_of_switches(name, table_summaries()[name]) for name in switches() if name not in names),
    )
    return tuple(sorted(found, key=lambda table: (table.rank, table.name)))


def tables_of(spec: SpecHead) -> tuple[AnyTable, ...]:
    """Return the tables that a spec has, in the order in which they are asked."""
    values = vars(spec)
    return tuple(table for table in spec_tables() if values.get(table.name) is not None)


def _with_switches(table: AnyTable) -> AnyTable:
    """Return a table with its switches, or the table itself without any."""
    if table.name not in switches():
        return table
    models = tuple(with_switches(model, table.name) for model in table.models)
    mappings = (*table.mappings, Switches(table.name))
    return SpecTable(table.name, models, *mappings, rank=table.rank)


def _of_switches(name: str, summary: str) -> AnyTable:
    """Return a table that has switches only."""
    return SpecTable(name, switch_model(name, summary), Switches(name))

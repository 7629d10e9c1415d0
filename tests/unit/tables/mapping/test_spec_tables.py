from __future__ import annotations

from tests.specs import a_spec
from unattend_gen import plugins, tables
from unattend_gen.catalog.switches import switches
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.mapping.spec_tables import spec_tables, tables_of


def test_tables_are_the_modules_and_the_rows() -> None:
    names = {table.name for table in spec_tables()}

    assert names == {*plugins.names(tables), *switches()}


def test_a_spec_has_the_tables_that_it_gives_or_that_have_a_default() -> None:
    names = {table.name for table in tables_of(a_spec(taskbar={"align": "left"}))}

    assert "taskbar" in names
    assert not {"start", "disk"} & names


def test_a_table_of_rows_needs_no_field_in_the_spec_by_hand() -> None:
    assert set(switches()) <= set(Spec.model_fields)

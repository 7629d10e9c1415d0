from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest

from tests.imports import a_view
from tests.specs import a_spec, written
from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import (
    AnyTable,
    ContextMapping,
    SettingsMapping,
    SpecHead,
    SpecTable,
)
from unattend_gen.tables.mapping.spec_tables import spec_tables
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELL = "specialize/Microsoft-Windows-Shell-Setup"


class Sample(Table):
    zone: Annotated[str | None, Sets(f"{SHELL}/TimeZone")] = None
    owner: str | None = None


class _Owner(SettingsMapping[Sample]):
    def to_settings(self, table: Sample) -> Iterator[Addition]:
        yield from assign({f"{SHELL}/RegisteredOwner": table.owner})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        yield Candidate({"owner": view.text(f"{SHELL}/RegisteredOwner")}, {"A": Secret("a")})
        yield Candidate({})


class _Windows(ContextMapping[Sample]):
    def to_settings(self, table: Sample, spec: SpecHead) -> Iterator[Addition]:
        yield from assign({f"{SHELL}/{table.owner}": spec.windows})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        assert view.windows
        yield from ()


class _Spec:
    target = "media"
    windows = "11-24h2"
    defaults = True

    def __init__(self, sample: Sample | None) -> None:
        self.sample = sample


def test_a_table_adds_the_settings_of_its_marks_and_mappings() -> None:
    table = SpecTable("sample", Sample, _Owner(), _Windows())

    assert written(table.additions(_Spec(Sample(zone="UTC", owner="Jo")))) == {
        f"{SHELL}/TimeZone": "UTC",
        f"{SHELL}/RegisteredOwner": "Jo",
        f"{SHELL}/Jo": "11-24h2",
    }


def test_a_table_that_the_spec_does_not_have_adds_nothing() -> None:
    assert [*SpecTable("sample", Sample, _Owner()).additions(_Spec(None))] == []


def test_candidates_join_marks_with_each_alternative_of_the_mappings() -> None:
    view = a_view({f"{SHELL}/TimeZone": "UTC", f"{SHELL}/RegisteredOwner": "Jo"})

    assert [*SpecTable("sample", Sample, _Owner(), _Windows()).candidates(view)] == [
        Candidate({"zone": "UTC", "owner": "Jo"}, {"A": Secret("a")}),
        Candidate({"zone": "UTC"}),
    ]


def test_a_table_without_keys_is_not_a_candidate() -> None:
    table = SpecTable("sample", Sample, _Windows())

    assert [*table.candidates(a_view({}))] == []


def test_tables_come_by_rank_and_name() -> None:
    order = [(table.rank, table.name) for table in spec_tables()]

    assert order == sorted(order)


@pytest.mark.parametrize("table", spec_tables(), ids=lambda table: table.name)
def test_nothing_is_added_to_an_empty_spec_and_nothing_read_from_an_empty_file(
    table: AnyTable,
) -> None:
    keys = [key for candidate in table.candidates(a_view({})) for key in candidate.fields]

    assert [*table.additions(a_spec(defaults=False))] == []
    assert set(keys) <= {"passwords"}

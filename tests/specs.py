"""Specs for tests, and the errors in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.key_path import shown
from unattend_gen.errors import SpecError
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import load_spec, spec_of
from unattend_gen.spec.overrides import Overrides
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.mapping.additions import Assignment, Command, PendingSecret, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.errors import Mistake
    from unattend_gen.tables.mapping.additions import Addition, Job
    from unattend_gen.tables.mapping.spec_table import AnyTable
    from unattend_gen.tables.model.base import Table

HEAD = 'target = "media"\nwindows = "11-24h2"\n'
"""The two required lines of a TOML spec; additions begin on line 3."""


def a_spec(**tables: object) -> Spec:
    """Return a spec for Windows 11 24H2 on media, with tables as in a file."""
    return Spec.model_validate({"target": "media", "windows": "11-24h2", **tables})


def given(table: Table | None) -> dict[str, object]:
    """Return the keys of a table that a spec gives a value, with the values of the model."""
    assert table is not None
    return {name: getattr(table, name) for name in table.model_fields_set}


def refusals(**tables: object) -> dict[str, str]:
    """Return the errors in tables by key path; the rest of the spec is that of `a_spec`."""
    data = {"target": "media", "windows": "11-24h2", **tables}
    _, found = spec_of(data, target_facts(), names_target=False)
    assert found
    return {shown(mistake.path): mistake.message for mistake in found}


def a_spec_file(folder: Path, text: str, name: str = "spec.toml") -> Path:
    """Write a file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes_in(path: Path, *settings: str, key_from: str | None = None) -> tuple[Mistake, ...]:
    """Return the errors of an invalid spec."""
    with pytest.raises(SpecError) as caught:
        load_spec(path, target_facts(), overrides=Overrides(None, key_from, settings))
    return caught.value.mistakes


def written(additions: Iterable[Addition]) -> dict[str, object]:
    """Return settings by path with their values; an unread secret is the whole addition."""
    return {
        str(each.path): each.value if isinstance(each, Assignment) else each
        for each in additions
        if isinstance(each, Assignment | PendingSecret)
    }


def jobs(table: AnyTable, spec: Spec) -> Iterator[Job]:
    """Return the commands and scripts that a table adds."""
    return (each for each in table.additions(spec) if isinstance(each, Command | Script))

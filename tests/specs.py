"""Specs for tests: small makers, and the mistakes that loading one shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from unattend_gen.core.key_path import shown
from unattend_gen.errors import SpecError
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.mistakes import translated
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.mapping.additions import Assignment, Command, PendingSecret, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.errors import Mistake
    from unattend_gen.tables.mapping.additions import Addition, Job
    from unattend_gen.tables.mapping.spec_table import AnyTable

HEAD = 'target = "media"\nwindows = "11-24h2"\n'
"""The two lines that a TOML spec needs; whatever is added begins on line 3."""


def a_spec(**tables: object) -> Spec:
    """A spec for Windows 11 24H2 on media, with tables as the file would have them."""
    return Spec.model_validate({"target": "media", "windows": "11-24h2", **tables})


def refusals(**tables: object) -> dict[str, str]:
    """What is wrong with tables, by key path; the spec is else as `a_spec` makes it."""
    data = {"target": "media", "windows": "11-24h2", **tables}
    with pytest.raises(ValidationError) as caught:
        Spec.model_validate(data)
    return {shown(mistake.path): mistake.message for mistake in translated(caught.value, data)}


def a_spec_file(folder: Path, text: str, name: str = "spec.toml") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes_in(path: Path, *settings: str, key_from: str | None = None) -> tuple[Mistake, ...]:
    """What is wrong with a spec that has to be wrong."""
    with pytest.raises(SpecError) as caught:
        load_spec(path, settings=settings, key_from=key_from)
    return caught.value.mistakes


def written(additions: Iterable[Addition]) -> dict[str, object]:
    """Settings by path, each with its value; a secret that is still to be read as a whole."""
    return {
        str(each.path): each.value if isinstance(each, Assignment) else each
        for each in additions
        if isinstance(each, Assignment | PendingSecret)
    }


def jobs(table: AnyTable, spec: Spec) -> Iterator[Job]:
    """The commands and scripts that a table adds."""
    return (each for each in table.additions(spec) if isinstance(each, Command | Script))

"""Makers for tests of importing answer files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import unattend_gen as ug
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.tables.mapping.view import View

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret
    from unattend_gen.tables.mapping.spec_table import AnyTable

SHELL = "Microsoft-Windows-Shell-Setup"


def imported(data: bytes, name: str = "unattend.xml") -> ug.ImportOutcome:
    """Return the spec of an answer file in memory."""
    return ug.import_file(Document(Location(name), data))


def spec_of_file(data: bytes, name: str = "unattend.xml") -> dict[str, Any]:  # Any: TOML
    """Return the spec as plain values."""
    return tomllib.loads(imported(data, name).imported.text)


def a_view(values: dict[str, str | Secret], **variables: str) -> View:
    """Return a view of settings; `variables` are environment variables by the end of a path."""
    named = {
        path: variable
        for path in values
        for end, variable in variables.items()
        if path.endswith(end.replace("__", "/"))
    }
    return View(values, named, "11-24h2")


def tables(
    table: AnyTable, values: dict[str, str | Secret], **variables: str
) -> list[dict[str, object]]:
    """Return the keys that a table may have for settings, for each candidate."""
    candidates = table.candidates(a_view(values, **variables))
    return [dict(each.fields) for each in candidates if isinstance(each.fields, Mapping)]

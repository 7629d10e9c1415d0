"""The switches of a table as settings, commands and scripts, and back.

A table adds one .reg file and one PowerShell script for each stage at most, however many switches
it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unattend_gen.catalog.switches import switches
from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command, Stage, assign
from unattend_gen.tables.mapping.spec_table import SettingsMapping
from unattend_gen.tables.mapping.view import Candidate
from unattend_gen.tables.model.base import Table
from unattend_gen.tables.switches.effects import (
    WINDOWS_PE,
    Line,
    Setting,
    as_written,
    effects,
    value_of,
)
from unattend_gen.tables.switches.model import said
from unattend_gen.tables.switches.scripts import effects_in, scripts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.catalog.switches import Switch
    from unattend_gen.tables.mapping.additions import Addition
    from unattend_gen.tables.mapping.view import View
    from unattend_gen.tables.switches.effects import Effect


class Switches(SettingsMapping[Table]):
    """The mapping of all switches of one table."""

    def __init__(self, table: str) -> None:
        self._rows = switches()[table]
        self._name = table.replace("_", "-")

    def to_settings(self, table: Table) -> Iterator[Addition]:
        """Yield the settings, commands and scripts of the switches that have a value."""
        found = [effect for row, value in said(table) for effect in effects(row, value)]
        yield from assign({each.path: each.text for each in found if isinstance(each, Setting)})
        for each in found:
            if isinstance(each, Line) and each.stage == WINDOWS_PE:
                yield Command(Pass.WINDOWS_PE, each.line, f"Switches of {self._name}")
        for stage in Stage if found else ():
            yield from scripts_of(self._name, stage, found)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield the switches whose effects an answer file contains."""
        found = frozenset(self._found(view))
        yield Candidate(recognised(self._rows, found))

    def _found(self, view: View) -> Iterator[Effect]:
        """Yield the effects that an answer file contains, of this table at least."""
        for path in (path for row in self._rows for path in row.settings):
            text = view.text(path)
            if text is not None:
                yield Setting(path, text)
        for command in view.commands(Pass.WINDOWS_PE):
            yield Line(WINDOWS_PE, command.line)
        yield from effects_in(view, self._name)


def recognised(rows: Iterable[Switch], found: frozenset[Effect]) -> dict[str, object]:
    """Return the values of switches whose effects were found, in the order of the rows.

    A switch whose effects another one has as well is left out, unless it is the larger one.
    """
    values: dict[str, object] = {}
    explained: set[Effect] = set()
    sized = [
        (row, value, frozenset(effects(row, value)))
        for row in rows
        if (value := value_of(row, found)) is not None
    ]
    for row, value, own in sorted(sized, key=lambda each: -len(each[2])):
        if not own <= explained:
            values[row.name] = as_written(row, value)
            explained |= own
    return {row.name: values[row.name] for row in rows if row.name in values}

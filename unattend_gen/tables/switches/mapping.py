"""The switches of a table as settings, commands and scripts, and back.

A table adds one .reg file and one PowerShell script for each stage at most, however many switches
it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.switches import switches
from unattend_gen.core.passes import Pass
from unattend_gen.core.registry_entry import DELETE_KEY, EMPTY_KEY, by_key, registry_entries
from unattend_gen.tables.mapping.additions import Command, Script, Stage, assign
from unattend_gen.tables.mapping.spec_table import SettingsMapping
from unattend_gen.tables.mapping.view import Candidate
from unattend_gen.tables.model.base import Table
from unattend_gen.tables.switches.effects import (
    WINDOWS_PE,
    Line,
    Setting,
    Template,
    Write,
    as_written,
    effects,
    value_of,
)
from unattend_gen.tables.switches.model import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.catalog.switches import Switch
    from unattend_gen.core.registry_entry import RegistryEntry
    from unattend_gen.tables.mapping.additions import Addition
    from unattend_gen.tables.mapping.view import View
    from unattend_gen.tables.switches.effects import Effect

_REG: Final = "scripts/registry.reg.j2"
_LINES: Final = "scripts/switches.ps1.j2"
_LAST: Final = frozenset({"restart-explorer"})
"""Scripts that run after all others of their stage."""


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
        for stage in Stage:
            yield from self._scripts(stage, found)

    def _scripts(self, stage: Stage, found: list[Effect]) -> Iterator[Script]:
        writes = [each for each in found if isinstance(each, Write) and each.stage is stage]
        if writes:
            entries = reg_entries(each.entry for each in writes)
            yield Script(stage, self._name, ".reg", _REG, {"entries": entries})
        lines = [each.line for each in found if isinstance(each, Line) and each.stage == stage]
        if lines:
            yield Script(stage, self._name, ".ps1", _LINES, {"lines": tuple(dict.fromkeys(lines))})
        for each in found:
            if isinstance(each, Template) and each.stage is stage:
                template = f"scripts/{each.name}.ps1.j2"
                is_last = each.name in _LAST
                yield Script(stage, each.name, ".ps1", template, dict(each.values), is_last=is_last)

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
        for script in view.scripts:
            if script.name != self._name:
                yield Template(script.stage, script.name)
            elif script.suffix == ".reg":
                entries = registry_entries(script.text)
                yield from (Write(script.stage, entry) for entry in entries)
            else:
                yield from (Line(script.stage, line) for line in script.text.splitlines())


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


def reg_entries(entries: Iterable[RegistryEntry]) -> list[dict[str, object]]:
    """Return what the template of .reg files writes: each key once, with its values."""
    found = []
    for key, of_key in by_key(entries).items():
        is_deleted = any(entry.data == DELETE_KEY for entry in of_key)
        lines = [
            {"name": entry.name, "data": entry.data}
            for entry in of_key
            if entry.data not in (DELETE_KEY, EMPTY_KEY)
        ]
        found.append({"key": key, "is_deleted": is_deleted, "lines": lines})
    return found

"""The scripts of effects: one .reg file and one PowerShell script for each stage, and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.registry_entry import DELETE_KEY, EMPTY_KEY, by_key, registry_entries
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.switches.effects import Line, Template, Write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.registry_entry import RegistryEntry
    from unattend_gen.tables.mapping.view import View
    from unattend_gen.tables.switches.effects import Effect

_REG: Final = "scripts/registry.reg.j2"
_LINES: Final = "scripts/switches.ps1.j2"
_LAST: Final = frozenset({"restart-explorer"})
"""Scripts that run after all others of their stage."""


def scripts_of(name: str, stage: Stage, found: Sequence[Effect]) -> Iterator[Script]:
    """Yield the scripts of effects in one stage.

    Args:
        name: of the .reg file and of the script with the lines.
        stage: whose effects are taken.
        found: all effects.
    """
    writes = [each for each in found if isinstance(each, Write) and each.stage is stage]
    if writes:
        entries = reg_entries(each.entry for each in writes)
        yield Script(stage, name, ".reg", _REG, {"entries": entries})
    lines = [each.line for each in found if isinstance(each, Line) and each.stage == stage]
    if lines:
        yield Script(stage, name, ".ps1", _LINES, {"lines": tuple(dict.fromkeys(lines))})
    for each in found:
        if isinstance(each, Template) and each.stage is stage:
            template = f"scripts/{each.name}.ps1.j2"
            is_last = each.name in _LAST
            yield Script(stage, each.name, ".ps1", template, dict(each.values), is_last=is_last)


def effects_in(view: View, name: str) -> Iterator[Effect]:
    """Yield the effects of the scripts that an answer file carries.

    Args:
        view: of the answer file.
        name: of the .reg file and of the script with the lines; others are templates.
    """
    for script in view.scripts:
        if script.name != name:
            yield Template(script.stage, script.name)
        elif script.suffix == ".reg":
            yield from (Write(script.stage, entry) for entry in registry_entries(script.text))
        else:
            yield from (Line(script.stage, line) for line in script.text.splitlines())


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

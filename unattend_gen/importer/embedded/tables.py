"""The tables of a spec that do what the carried files of an answer file do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import powershell_text
from unattend_gen.importer.embedded.app_removal import removed_parts
from unattend_gen.importer.embedded.constants import constant_statements
from unattend_gen.importer.embedded.effects import (
    effect_of,
    effect_of_script,
    is_idle,
    key_of,
    removed_apps,
    switched,
)
from unattend_gen.importer.embedded.powershell import statements
from unattend_gen.importer.embedded.program import When
from unattend_gen.importer.embedded.registry_values import written_by_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.importer.embedded.app_removal import Removed
    from unattend_gen.importer.embedded.program import Program, Step
    from unattend_gen.importer.embedded.registry_values import RegistryWrite
    from unattend_gen.importer.embedded.section import CarriedFile, Section
    from unattend_gen.tables.switches.effects import Effect

_HIVES: Final = {When.SPECIALIZE: "HKLM", When.EACH_USER: "HKCU"}
"""The hive whose values `[[registry]]` sets at the same time."""

_TYPES: Final = {"expandable": "expand-sz", "long": "qword", "bytes": "binary"}
"""Types of values that do not follow from the value."""

_LEAVES: Final = re.compile(r"(?<!')\b(?:return|exit|break|continue|throw)\b", re.IGNORECASE)
"""Words after which the rest of a block may not run."""

_MOST_CHARACTERS: Final = 200_000
_MOST_FILES: Final = 500
_RUNNING: Final = {
    "powershell": "& {}",
    "cmd": "& {}",
    "reg": "reg.exe import {}",
    "vbs": "cscript.exe //E:vbscript //NoLogo {}",
    "": "cscript.exe //E:jscript //NoLogo {}",
}
_LOADED: Final = "hku\\defaultuser"
"""The hive that is loaded for scripts of the default user."""

_IN_HIVE: Final = """\
reg.exe load "{hive}" "C:\\Users\\Default\\NTUSER.DAT"
try {{
{body}
}}
finally {{
    [System.GC]::Collect()
    [System.GC]::WaitForPendingFinalizers()
    reg.exe unload "{hive}"
}}"""

Tables = dict[str, object]


def tables_of(program: Program, section: Section) -> Tables | None:
    """Return tables by name, or None if a part of the program has no form in a spec."""
    if len(section.files) > _MOST_FILES:
        return None
    removals = {step: removed for step in program.steps if (removed := _removed(step))}
    blocks = [_Block.of(step) for step in program.steps if step not in removals]
    found = frozenset(part.effect for block in blocks for part in block.parts if part.effect)
    apps, of_apps = removed_apps(_parts(removals.values()), found)
    switches, of_switches = switched(found - of_apps)
    tables: Tables = {name: dict(values) for name, values in switches.items()}
    if apps:
        tables["apps"] = {**apps, **switches.get("apps", {})}
    registry: dict[str, dict[str, object]] = {}
    rest: list[Step] = []
    for step in filter(None, (block.without(of_apps | of_switches) for block in blocks)):
        if _take_keys(tables, step):
            continue
        values = _values(step)
        registry |= {repr(value): value for value in values}
        if not values:
            rest.append(step)
    kept = _kept_files(program, section, rest)
    if not all(_is_suitable(step, kept) for step in rest):
        return None
    lists = {
        "registry": [*registry.values()],
        "scripts": [*_scripts(rest, kept)],
        "files": [{"path": file.path, "text": f"{file.text}\n"} for file in kept.values()],
    }
    return {**tables, **{name: items for name, items in lists.items() if items}}


@dataclass(frozen=True, slots=True)
class _Part:
    """A statement with what it does, if a switch could do that."""

    statement: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class _Block:
    """A step with its statements; none for one that is more than a list of statements."""

    step: Step
    parts: tuple[_Part, ...]

    @classmethod
    def of(cls, step: Step) -> _Block:
        """Return the block of a step."""
        whole = effect_of_script(step.text, step)
        if whole is not None:
            return cls(step, (_Part(step.text, whole),))
        if step.language != "powershell" or _LEAVES.search(step.text):
            return cls(step, ())
        found = constant_statements(step.text) or ()
        return cls(step, tuple(_Part(each, effect_of(each, step)) for each in found))

    def without(self, explained: frozenset[Effect]) -> Step | None:
        """Return the step without the statements that switches explain, or None if none is left."""
        left = [part.statement for part in self.parts if part.effect not in explained]
        if len(left) == len(self.parts):
            return self.step
        if all(map(is_idle, left)):
            return None
        return replace(self.step, text="\n".join(left), path=None)


def _take_keys(tables: Tables, step: Step) -> bool:
    """Add the key of another table that does what a step does, and return whether there is one."""
    parts = statements(step.text) if step.language == "powershell" else None
    found = key_of(parts[0], step) if parts and len(parts) == 1 else None
    if found is None:
        return False
    table, key, value = found
    of_table = tables.setdefault(table, {})
    if isinstance(of_table, dict):
        of_table[key] = value
    return True


def _removed(step: Step) -> Removed | None:
    is_script = step.when is When.SPECIALIZE and step.language == "powershell"
    return removed_parts(step.text) if is_script else None


def _parts(removals: Iterable[Removed]) -> dict[str, list[str]]:
    """Return the names of all that is removed by their kind, each once."""
    found: dict[str, dict[str, None]] = {"packages": {}, "capabilities": {}, "features": {}}
    for removed in removals:
        found[removed.kind] |= dict.fromkeys(removed.names)
    return {kind: [*names] for kind, names in found.items()}


def _values(step: Step) -> tuple[dict[str, object], ...]:
    """Return the entries of `[[registry]]` for a step that only writes such values."""
    if step.language != "powershell" or step.when not in _HIVES:
        return ()
    parts = constant_statements(step.text)
    writes = [written_by_statement(part) for part in parts or ()]
    found = [_entry(write, _HIVES[step.when]) for write in writes if write]
    is_complete = len(found) == len(writes) and None not in found
    return tuple(entry for entry in found if entry) if is_complete else ()


def _entry(write: RegistryWrite, hive: str) -> dict[str, object] | None:
    if not write.key.startswith(f"{hive}\\"):
        return None
    if "[" in write.key or "]" in write.key or not f"{write.name or ''}{write.value}".isprintable():
        return None
    value = int(write.value) if write.kind in {"number", "long"} else write.value
    name = {} if write.name is None else {"name": write.name}
    type_ = {"type": _TYPES[write.kind]} if write.kind in _TYPES else {}
    return {"key": write.key, **name, **type_, "value": value}


def _kept_files(program: Program, section: Section, rest: Sequence[Step]) -> dict[str, CarriedFile]:
    """Return the files that have to be at their paths: something names them, or nothing runs them.

    A file is named if its name without folders occurs somewhere, because programs may put the
    path together.
    """
    run = {step.path.lower() for step in program.steps if step.path}
    texts = [*program.kept, *(step.text for step in rest)]
    texts += (file.text for path, file in section.files.items() if path not in run | program.lists)
    named = "\n".join(texts).lower()
    unsuitable = {step.path.lower() for step in rest if step.path and not _is_inline(step)}
    return {
        path: file
        for path, file in section.files.items()
        if path in unsuitable
        or path.rpartition("\\")[2] in named
        or path not in run | program.lists
    }


def _is_inline(step: Step) -> bool:
    """Return whether the text of a file can be a script in the spec."""
    is_cmd = step.language == "cmd"
    is_in_hive = step.hive is not None and step.language != "powershell"
    return bool(
        step.language
        and step.text
        and len(step.text) <= _MOST_CHARACTERS
        and not is_in_hive
        and (step.text.isascii() or not is_cmd)
    )


def _is_suitable(step: Step, kept: dict[str, CarriedFile]) -> bool:
    """Return whether a step can be a script, or run a file that is kept."""
    is_kept = step.path is not None and step.path.lower() in kept
    return len(step.text) <= _MOST_CHARACTERS and (is_kept or _is_inline(step))


def _scripts(rest: Iterable[Step], kept: dict[str, CarriedFile]) -> Iterator[dict[str, object]]:
    """Yield the scripts, those of one moment in their order."""
    for when in When:
        steps = [_called(step, kept) for step in rest if step.when is when]
        for group in _groups(steps):
            texts, hive = [step.text for step in group], group[0].hive
            is_loaded = when is When.SPECIALIZE and (hive or "").lower() == _LOADED
            run = "default-user" if is_loaded else when.value
            text = _joined(texts, None if is_loaded else hive)
            yield {"run": run, "language": group[0].language, "text": f"{text}\n"}


def _groups(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Yield steps that become one script: neighbouring blocks, or a whole file."""
    for (_, _, path), group in groupby(steps, lambda step: (step.language, step.hive, step.path)):
        if path is None:
            yield [*group]
        else:
            yield from ([step] for step in group)


def _called(step: Step, kept: dict[str, CarriedFile]) -> Step:
    """Return the step, or one that runs its file if the file is kept."""
    if step.path is None or step.path.lower() not in kept:
        return step
    path = powershell_text(step.path)
    if "%" in step.path:
        path = f"([System.Environment]::ExpandEnvironmentVariables({path}))"
    return replace(
        step, language="powershell", text=_RUNNING[step.language].format(path), path=None
    )


def _joined(texts: Sequence[str], hive: str | None) -> str:
    """Return blocks as one script; each keeps its variables, and may return early.

    They are not indented, because texts over several lines would change.
    """
    is_one = len(texts) == 1
    body = texts[0] if is_one else "\n".join(f"& {{\n{text}\n}}" for text in texts)
    return body if hive is None else _IN_HIVE.format(hive=hive, body=body)

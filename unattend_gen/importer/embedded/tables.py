"""The tables of a spec that do what the carried files of an answer file do."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import powershell_text
from unattend_gen.importer.embedded.app_removal import removed_apps
from unattend_gen.importer.embedded.powershell import statements
from unattend_gen.importer.embedded.program import When
from unattend_gen.importer.embedded.registry_values import written_by_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.importer.embedded.program import Program, Step
    from unattend_gen.importer.embedded.registry_values import RegistryWrite
    from unattend_gen.importer.embedded.section import CarriedFile, Section

_HIVES: Final = {When.SPECIALIZE: "HKLM", When.EACH_USER: "HKCU"}
"""The hive whose values `[[registry]]` sets at the same time."""

_MOST_CHARACTERS: Final = 200_000
_MOST_FILES: Final = 500
_RUNNING: Final = {
    "powershell": "& {}",
    "cmd": "& {}",
    "reg": "reg.exe import {}",
    "vbs": "cscript.exe //E:vbscript //NoLogo {}",
    "": "cscript.exe //E:jscript //NoLogo {}",
}
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
    registry: list[dict[str, object]] = []
    apps: list[str] = []
    rest: list[Step] = []
    for step in program.steps:
        names = removed_apps(step.text) if step.when is When.SPECIALIZE else ()
        values = _values(step)
        apps += (name for name in names if name not in apps)
        registry += (value for value in values if value not in registry)
        if not names and not values:
            rest.append(step)
    kept = _kept_files(program, section, rest)
    if not all(_is_suitable(step, kept) for step in rest):
        return None
    found = {
        "apps": {"remove": apps} if apps else None,
        "registry": registry,
        "scripts": [*_scripts(rest, kept)],
        "files": [{"path": file.path, "text": f"{file.text}\n"} for file in kept.values()],
    }
    return {name: table for name, table in found.items() if table}


def _values(step: Step) -> tuple[dict[str, object], ...]:
    """Return the entries of `[[registry]]` for a step that only writes such values."""
    if step.language != "powershell" or step.when not in _HIVES:
        return ()
    parts = statements(step.text)
    writes = [written_by_statement(part) for part in parts or ()]
    found = [_entry(write, _HIVES[step.when]) for write in writes if write]
    is_complete = len(found) == len(writes) and None not in found
    return tuple(entry for entry in found if entry) if is_complete else ()


def _entry(write: RegistryWrite, hive: str) -> dict[str, object] | None:
    if not write.key.startswith(f"{hive}\\") or write.kind not in {"number", "text"}:
        return None
    if "[" in write.key or "]" in write.key or not f"{write.name or ''}{write.value}".isprintable():
        return None
    value = int(write.value) if write.kind == "number" else write.value
    name = {} if write.name is None else {"name": write.name}
    return {"key": write.key, **name, "value": value}


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
            text = _joined([step.text for step in group], group[0].hive)
            yield {"run": when.value, "language": group[0].language, "text": f"{text}\n"}


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

"""What the statements of carried scripts do, in the words of the switches of a spec."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.apps import apps
from unattend_gen.catalog.switches import switches
from unattend_gen.core.quoting import unquoted_powershell
from unattend_gen.core.registry_entry import (
    DELETE_KEY,
    DELETED,
    EMPTY_KEY,
    RegistryEntry,
    reg_data,
)
from unattend_gen.importer.embedded.program import When
from unattend_gen.importer.embedded.registry_values import RegistryWrite, written_by_statement
from unattend_gen.tables.mapping.additions import Stage
from unattend_gen.tables.programs.removal import apps_of, effects_of, recognised_names
from unattend_gen.tables.switches.effects import HIVES, Line, Template, Write, effects, value_of
from unattend_gen.tables.switches.mapping import recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.catalog.switches import Switch
    from unattend_gen.importer.embedded.program import Step
    from unattend_gen.tables.switches.effects import Effect

_STAGES: Final = {
    When.SPECIALIZE: Stage.SPECIALIZE,
    When.FIRST_LOGON: Stage.FIRST_LOGON,
    When.EACH_USER: Stage.EACH_USER,
}
_TYPES: Final = {
    "number": "dword",
    "text": "sz",
    "expandable": "expand-sz",
    "long": "qword",
    "bytes": "binary",
}
_LONG: Final = {"HKLM": "HKEY_LOCAL_MACHINE", "HKCU": "HKEY_CURRENT_USER", "HKU": "HKEY_USERS"}
_CREATES_KEY: Final = re.compile(
    r"New-Item\s+-(?:Literal)?Path\s+'Registry::[^']*'(?:\s+-(?:Force|ItemType\s+'Directory'))*",
    re.IGNORECASE,
)
_POLICY: Final = (
    "integratedservicesregionpolicyset.json",
    "{1bca278a-5d11-4acf-ad2f-f9ab6d7f93a6}",
    ".defaultstate='enabled'",
    "convertto-json",
)
_FOLDERS: Final = {
    r"c:\users\public": "$env:public",
    r"c:\windows": "$env:windir",
    "c:\\": "$env:systemdrive\\",
}
_AFTER: Final = r"(?:\s+-(?:Force|Recurse|ErrorAction\s+'?\w+'?))*"
_KEY: Final = r"(?P<key>[^'\"\n]+)"
_NAME: Final = r"(?P<name>[^'\"\n]+?)"
_DELETES: Final = (
    (
        rf"Remove-ItemProperty -(?:Literal)?Path 'Registry::{_KEY}' -Name '{_NAME}'{_AFTER}",
        DELETED,
    ),
    (rf"Remove-Item -(?:Literal)?Path 'Registry::{_KEY}'{_AFTER}", DELETE_KEY),
    (rf'reg(?:\.exe)? delete "{_KEY}" /v "?{_NAME}"? /f', DELETED),
    (rf'reg(?:\.exe)? delete "{_KEY}" /f', DELETE_KEY),
    (rf'reg(?:\.exe)? add "{_KEY}" /f', EMPTY_KEY),
)
_PINS: Final = re.compile(r"\$json = ('(?>[^'\x00-\x1f\x7f]|'')*+');\n")
_PINS_PLACE: Final = (
    r"hkey_local_machine\software\microsoft\policymanager\current\device\start",
    "configurestartpins",
)
_PINS_KEY: Final = "-name'configurestartpins'-value$json-type'string'"
_MOST_PINS: Final = 20_000
_MOST_PACKED: Final = 700
_RESTART: Final = re.compile(
    r"get-process-name'explorer'-erroraction'silentlycontinue'\|where-object-filterscript"
    r"\{\$_\.sessionid-eq\(get-process-id\$pid\)\.sessionid;?\}\|stop-process-force;?"
)
_ROWS: Final[Mapping[str, tuple[str, str, object]]] = {
    "net accounts /maxpwage:unlimited": ("accounts", "password_days", "never"),
    "net accounts /lockoutthreshold:0": ("accounts", "lockout", {"threshold": 0}),
    r"hklm\software\microsoft\windows\currentversion\oobe\bypassnro=1": (
        *("oobe", "without_network"),
        True,
    ),
    r"hklm\software\policies\microsoft\windows\cloudcontent\disablewindowsconsumerfeatures=1": (
        *("privacy", "consumer_features"),
        False,
    ),
}
"""Keys of other tables, by the command or by the value that they set in the specialize pass."""


def effect_of(statement: str, step: Step) -> Effect | None:
    """Return what a statement does, if a switch could do it."""
    stage = Stage.DEFAULT_USER if step.hive else _STAGES[step.when]
    line = _lines().get((stage, _plain(statement)))
    if line is not None:
        return Line(stage, line)
    if stage is Stage.EACH_USER and _RESTART.fullmatch(_packed(statement)):
        return Template(stage, "restart-explorer")
    write = written_by_statement(statement) or _deletion(statement)
    return None if write is None else _write(write, step, stage)


def effect_of_script(text: str, step: Step) -> Effect | None:
    """Return what a whole script does, if a switch could do it."""
    packed = _packed(text)
    pins = _PINS.match(text)
    if pins and step.when is When.SPECIALIZE and _PINS_KEY in packed and len(text) < _MOST_PINS:
        data = reg_data("sz", unquoted_powershell(pins[1]))
        return Write(Stage.SPECIALIZE, RegistryEntry(*_spellings()[_PINS_PLACE], data))
    is_policy = len(packed) <= _MOST_PACKED and all(part in packed for part in _POLICY)
    if is_policy and step.when is When.SPECIALIZE:
        return Template(Stage.SPECIALIZE, "edge-removable")
    return None


def is_idle(statement: str) -> bool:
    """Return whether a statement only makes a key, which every value makes anyway."""
    return _CREATES_KEY.fullmatch(statement) is not None


def key_of(statement: str, step: Step) -> tuple[str, str, object] | None:
    """Return table, key and value of a table without switches that does the same."""
    if step.when is not When.SPECIALIZE or step.hive:
        return None
    write = written_by_statement(statement)
    if write is not None and write.name:
        return _ROWS.get(rf"{write.key}\{write.name}={write.value}".lower())
    return _ROWS.get(_plain(statement))


def switched(
    found: frozenset[Effect],
) -> tuple[dict[str, dict[str, object]], frozenset[Effect]]:
    """Return the tables of the switches whose effects were found, and what they explain."""
    tables: dict[str, dict[str, object]] = {}
    explained: set[Effect] = set()
    for name, rows in switches().items():
        values = recognised(rows, found)
        if values:
            tables[name] = values
        for row in rows:
            if row.name in values:
                explained.update(map(_found, effects(row, value_of(row, found))))
    return tables, frozenset(explained)


def removed_apps(
    parts: Mapping[str, Sequence[str]], found: frozenset[Effect]
) -> tuple[dict[str, object], frozenset[Effect]]:
    """Return the keys of `[apps]` for packages, capabilities and features that are removed.

    Args:
        parts: names by their kind.
        found: the other effects, some of which keep an app from coming back.

    Returns:
        The keys, and the effects that they explain.
    """
    others = [*parts["capabilities"], *parts["features"]]
    names = [*recognised_names(parts["packages"], frozenset(others), found)]
    known = apps_of(names)
    explained = {part for app in known for part in (*app.capabilities, *app.features)}
    keys = {
        "remove": names,
        "remove_capabilities": [each for each in parts["capabilities"] if each not in explained],
        "remove_features": [each for each in parts["features"] if each not in explained],
    }
    used = frozenset(effect for app in known for effect in effects_of(app))
    return {key: value for key, value in keys.items() if value}, used


def _found(effect: Effect) -> Effect:
    return Template(effect.stage, effect.name) if isinstance(effect, Template) else effect


def _write(write: RegistryWrite, step: Step, stage: Stage) -> Write | None:
    hive, _, rest = write.key.partition("\\")
    key = f"{_LONG[hive]}\\{rest}"
    if step.hive and write.key.lower().startswith(f"{step.hive.lower()}\\"):
        key = f"HKEY_USERS\\DefaultUser\\{write.key[len(step.hive) + 1 :]}"
    elif step.hive or (hive == "HKCU") != (stage is Stage.EACH_USER):
        is_logon_screen = write.key.lower().startswith("hku\\.default\\")
        if not is_logon_screen:
            return None
        stage = Stage.SPECIALIZE
    data = _data(write)
    if data is None:
        return None
    spelled = _spellings().get((key.lower(), (write.name or "").lower()), (key, write.name))
    return Write(stage, RegistryEntry(*spelled, data))


def _data(write: RegistryWrite) -> str | None:
    """Return the data as a .reg file has it."""
    if write.kind not in _TYPES:
        return write.value
    value = int(write.value) if write.kind in {"number", "long"} else write.value
    try:
        return reg_data(_TYPES[write.kind], value)
    except (ValueError, OverflowError):
        return None


def _deletion(statement: str) -> RegistryWrite | None:
    """Return the value or key that a statement deletes or makes, as a write of no known type."""
    for form, data in _DELETES:
        found = re.fullmatch(form, statement.strip(), re.IGNORECASE)
        if found is not None:
            hive, _, rest = found["key"].partition("\\")
            short = {long: short for short, long in _LONG.items()}.get(hive.upper(), hive.upper())
            name = found.groupdict().get("name")
            is_known = short in _LONG and bool(rest)
            return RegistryWrite(f"{short}\\{rest}", name, "none", data) if is_known else None
    return None


def _plain(line: str) -> str:
    """Return a command without quotes, blanks and options that change nothing."""
    text = re.sub(r"\$\{env:(\w+)\}", r"$env:\1", line.lower())
    for path, variable in _FOLDERS.items():
        text = text.replace(path, variable)
    text = re.sub(r"['\";&,]|\.exe\b|\s-verbose\b|\s-erroraction\s'?\w+'?", "", text)
    found = text.split()
    return " ".join(sorted(found) if found[:1] == ["remove-item"] else found)


def _packed(text: str) -> str:
    return re.sub(r"\s+", "", text.lower())


@cache
def _lines() -> Mapping[tuple[Stage, str], str]:
    """Return the lines of all switches and apps by stage and their plain form."""
    of_switches = (
        (fact.stage, line)
        for row in _all_switches()
        for fact in row.commands
        for line in fact.lines
    )
    of_apps = ((each.stage, each.line) for each in _of_apps() if isinstance(each, Line))
    found = [each for each in (*of_switches, *of_apps) if each[0] in {*Stage}]
    return {(Stage(stage), _plain(line)): line for stage, line in found}


@cache
def _spellings() -> Mapping[tuple[str, str], tuple[str, str | None]]:
    """Return key and name of all registry values of switches, by both in lower case."""
    places = [(each.entry.key, each.entry.name) for each in _of_apps() if isinstance(each, Write)]
    for row in _all_switches():
        for fact in row.registry:
            for code in row.items.values() if row.items else ("",):
                key = f"{HIVES[fact.scope][1]}\\{fact.key}".replace("{code}", code)
                name = None if fact.name is None else fact.name.replace("{code}", code)
                places.append((key, name))
    return {(key.lower(), (name or "").lower()): (key, name) for key, name in places}


def _all_switches() -> tuple[Switch, ...]:
    return tuple(row for rows in switches().values() for row in rows)


def _of_apps() -> tuple[Effect, ...]:
    return tuple(effect for app in apps() for effect in effects_of(app))

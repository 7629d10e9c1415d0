"""What a switch does to Windows for a value, and the value that does it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.catalog.switches import Kind, Scope, Switch
from unattend_gen.core.registry_entry import RegistryEntry, reg_data
from unattend_gen.tables.mapping.additions import Stage
from unattend_gen.tables.switches.values import placeholders, regions, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.switches import CommandFact, Data, RegistryFact

WINDOWS_PE: Final = "windows-pe"
"""The stage of a command that is a command of its own in the windowsPE pass."""

HIVES: Final[Mapping[Scope, tuple[Stage, str]]] = {
    Scope.MACHINE: (Stage.SPECIALIZE, "HKEY_LOCAL_MACHINE"),
    Scope.LOGON_SCREEN: (Stage.SPECIALIZE, "HKEY_USERS"),
    Scope.DEFAULT_USER: (Stage.DEFAULT_USER, r"HKEY_USERS\DefaultUser"),
    Scope.EVERY_USER: (Stage.EACH_USER, "HKEY_CURRENT_USER"),
}
"""When the values of a scope are set, and the key that they are below."""


@dataclass(frozen=True, slots=True)
class Write:
    """A registry value that is set in a stage."""

    stage: Stage
    entry: RegistryEntry


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the answer file, with its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of PowerShell that is run in a stage, or a command in the windowsPE pass."""

    stage: str
    line: str


@dataclass(frozen=True, slots=True)
class Template:
    """A script of its own, by the name of its template and the values that are inserted."""

    stage: Stage
    name: str
    values: tuple[tuple[str, object], ...] = ()


Effect: TypeAlias = Write | Setting | Line | Template


def effects(switch: Switch, value: object) -> tuple[Effect, ...]:
    """Return what a switch does for a value of the model."""
    said = word(value)
    inserted = placeholders(switch, value)
    values = tuple(inserted.items())
    return (
        *(Setting(path, texts[said]) for path, texts in switch.settings.items() if said in texts),
        *chain.from_iterable(_writes(fact, switch, value, inserted) for fact in switch.registry),
        *chain.from_iterable(_lines(fact, said, inserted) for fact in switch.commands),
        *(
            Template(Stage(fact.stage), fact.template, values)
            for fact in switch.scripts
            if fact.words is None or said in fact.words
        ),
    )


def _writes(
    fact: RegistryFact, switch: Switch, value: object, inserted: Mapping[str, object]
) -> Iterator[Write]:
    if "{code}" in f"{fact.key}{fact.name}":
        for name, code in switch.items.items():
            said = "listed" if name in (value if isinstance(value, tuple) else ()) else "other"
            yield from _write(fact, said, {"code": code})
    else:
        yield from _write(fact, word(value), inserted)


def _write(fact: RegistryFact, said: str, inserted: Mapping[str, object]) -> Iterator[Write]:
    stage, root = HIVES[fact.scope]
    by_word = fact.data
    if isinstance(by_word, Mapping):
        if said not in by_word:
            return
        data: Data = by_word[said]
    else:
        data = _filled(fact.type, by_word, inserted)
    key = _inserted(f"{root}\\{fact.key}", inserted)
    name = None if fact.name is None else _inserted(fact.name, inserted)
    yield Write(stage, RegistryEntry(key, name, reg_data(fact.type, data)))


def _lines(fact: CommandFact, said: str, inserted: Mapping[str, object]) -> Iterator[Line]:
    if isinstance(fact.run, str):
        yield Line(fact.stage, _inserted(fact.run, inserted))
    elif said in fact.run:
        yield Line(fact.stage, fact.run[said])


def _filled(type_: str, pattern: Data, inserted: Mapping[str, object]) -> Data:
    if not isinstance(pattern, str):
        return pattern
    filled = _inserted(pattern, inserted)
    if type_ == "multi-sz":
        return [] if inserted.get("numbers") == "" else [filled]
    return int(filled) if type_ == "dword" else filled


def _inserted(pattern: str, inserted: Mapping[str, object]) -> str:
    """Return a pattern with its placeholders filled; other braces stay, as in GUIDs."""
    return re.sub(r"\{(\w+)\}", lambda found: str(inserted.get(found[1], found[0])), pattern)


def value_of(switch: Switch, found: frozenset[Effect]) -> object | None:
    """Return the value of the model whose effects are all among those that were found."""
    for value in _candidates(switch, found):
        wanted = effects(switch, value)
        if wanted and all(_plain(effect) in found for effect in wanted):
            return value
    return None


def _plain(effect: Effect) -> Effect:
    """Return an effect as it is found in an answer file: a script does not say its values."""
    return Template(effect.stage, effect.name) if isinstance(effect, Template) else effect


def _candidates(switch: Switch, found: frozenset[Effect]) -> Iterator[object]:
    """Yield values of the model that may have produced what was found."""
    data = {
        (each.entry.key, each.entry.name): each.entry.data
        for each in found
        if isinstance(each, Write)
    }
    match switch.kind:
        case Kind.TRUTH:
            yield from (each == "true" for each in switch.takes)
        case Kind.CHOICE:
            yield from switch.takes
        case Kind.NAMES:
            yield from _lists(switch, found, data)
        case Kind.NUMBERS:
            yield ()
            yield from (tuple(map(int, each)) for each in _sizes(switch, data))
        case Kind.COLOUR:
            yield from _colours(switch, data)
        case Kind.REGION:
            yield from regions().values()
        case Kind.TEXT:
            yield from _texts(switch, found, "{text}")
        case Kind.PINS:
            yield ()
            for text in _texts(switch, found, "{pins}"):
                yield tuple(_pins_in(switch.items, text))


_Data: TypeAlias = Mapping[tuple[str, str | None], str]


def _lists(switch: Switch, found: frozenset[Effect], data: _Data) -> Iterator[tuple[str, ...]]:
    """Yield the lists of names that may have produced what was found."""
    yield tuple(name for name in switch.items if _is_listed(switch, name, found))
    for fact in switch.registry:
        held = data.get(_place(fact), "")
        if held.startswith("hex:"):
            yield _in_order(switch, held.removeprefix("hex:").replace(",", ""))
        elif (digits := held.strip('"')).isdecimal():
            total = int(digits)
            yield tuple(name for name, code in switch.items.items() if total & int(code))


def _is_listed(switch: Switch, name: str, found: frozenset[Effect]) -> bool:
    alone = (effect for effect in effects(switch, (name,)) if switch.items[name] in repr(effect))
    return any(effect in found for effect in alone)


def _in_order(switch: Switch, digits: str) -> tuple[str, ...]:
    """Return the names whose codes follow each other in bytes, in that order."""
    places = {digits.find(code): name for name, code in switch.items.items() if code in digits}
    return tuple(places[at] for at in sorted(places))


def _sizes(switch: Switch, data: _Data) -> Iterator[list[str]]:
    for fact in switch.registry:
        digits = data.get(_place(fact), "").removeprefix("hex(7):").replace(",", "")
        held = bytes.fromhex(digits).decode("utf-16-le") if _is_hex(digits) else ""
        yield from re.findall(r" (\d+) (\d+)\0", held)[:1]


def _is_hex(digits: str) -> bool:
    return re.fullmatch(r"(?:[0-9a-f]{4})*", digits) is not None


def _colours(switch: Switch, data: _Data) -> Iterator[str]:
    for fact in switch.registry:
        held = data.get(_place(fact), "")
        if held.startswith("dword:ff"):
            blue, green, red = (held[at : at + 2] for at in (8, 10, 12))
            yield f"#{red}{green}{blue}"
        elif found := re.fullmatch(r'"(\d{1,3}) (\d{1,3}) (\d{1,3})"', held):
            yield "#" + "".join(f"{int(each) & 0xFF:02x}" for each in found.groups())


def _texts(switch: Switch, found: frozenset[Effect], placeholder: str) -> Iterator[str]:
    """Yield what was inserted for a placeholder of a value or a command."""
    lines = [each.line for each in found if isinstance(each, Line)]
    data = [_plain_text(each.entry.data) for each in found if isinstance(each, Write)]
    facts = [(fact.run, lines) for fact in switch.commands]
    for pattern, texts in (*facts, *((fact.data, data) for fact in switch.registry)):
        if isinstance(pattern, str) and placeholder in pattern:
            before, _, after = pattern.partition(placeholder)
            yield from (
                text[len(before) : len(text) - len(after)]
                for text in texts
                if text.startswith(before) and text.endswith(after)
            )


def _plain_text(data: str) -> str:
    """Return the text of data in a .reg file, and other data as it is."""
    return re.sub(r"\\(.)", r"\1", data[1:-1]) if data.startswith('"') else data


def _pins_in(forms: Mapping[str, str], text: str) -> Iterator[str]:
    """Yield the pins in a text, in their order."""
    kinds = ("app", "program", "link")
    patterns = (re.sub(r"\\{(?:text|json)\\}", "(.+?)", re.escape(forms[kind])) for kind in kinds)
    for found in re.finditer("|".join(patterns), text):
        pin = next(group for group in found.groups() if group)
        is_json = "{json}" in forms["app"]
        yield pin.replace("\\\\", "\\") if is_json else pin


def _place(fact: RegistryFact) -> tuple[str, str | None]:
    return f"{HIVES[fact.scope][1]}\\{fact.key}", fact.name


def as_written(switch: Switch, value: object) -> object:
    """Return a value of the model as a spec file has it."""
    if switch.kind is Kind.REGION:
        names = {number: name for name, number in regions().items()}
        return names[value].title() if isinstance(value, int) else value
    return list(value) if isinstance(value, tuple) else value

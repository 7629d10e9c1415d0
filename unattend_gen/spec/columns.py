"""Columns of an inventory and names of `--set`: a key of the spec, or a setting by its path.

Names are looked up in the JSON Schema of the spec and in the catalog, so a new spec key can be a
column without further changes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from unattend_gen import resources
from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.words import nearest
from unattend_gen.core.passes import Pass
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.core.key_path import KeyPath

    Schema: TypeAlias = dict[str, Any]  # Any: JSON

ID: Final = "id"
"""The column that names the folder of a row; no spec key has this name."""

_SETTINGS: Final = "settings"
_SETTING: Final = "specialize/Microsoft-Windows-Shell-Setup/ComputerName"
_STEP: Final = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_]*)(\[(?P<position>[1-9][0-9]{0,3})\])?")
_POSITION: Final = re.compile(r"\[\d+\]")
_PASSES: Final = tuple(f"{pass_}/" for pass_ in Pass)
_SCALARS: Final = frozenset({"string", "integer", "boolean"})
_TRUTH: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a value of the spec that a row replaces, or the name of its folder.

    Attributes:
        number: counts from 1 and includes empty columns.
        name: its name in the header.
        path: the place in the spec; `id` is not in any spec.
        types: the JSON types of a value in this place.
    """

    number: int
    name: str
    path: KeyPath
    types: frozenset[str]

    @property
    def names_folder(self) -> bool:
        """Whether this is the column `id`."""
        return self.path == (ID,)

    def value(self, text: str) -> str | int | bool:
        """Return the text of a cell as a value of the spec: a number or truth value if one fits."""
        if "boolean" in self.types and text.lower() in _TRUTH:
            return _TRUTH[text.lower()]
        if "integer" in self.types and text.isascii() and text.isdecimal():
            return int(text)
        return text


def column(number: int, name: str) -> Column:
    """Return the column of a name.

    Args:
        number: of the column.
        name: `id`, a key such as `accounts.local[2].password`, or a setting path.

    Raises:
        InputError: there is no such key or setting; suggests the nearest.
    """
    if name.startswith(_PASSES):
        return Column(number, name, (_SETTINGS, _setting(name)), frozenset({"string"}))
    if name == ID:
        return Column(number, name, (ID,), frozenset({"string"}))
    path = _parsed(name)
    places = _places(path)
    if not places:
        raise _unknown(name)
    types = frozenset(kind for place in places for kind in _kinds(place))
    if not types & _SCALARS:
        below = sorted(key for key in _keys() if key.startswith((f"{name}.", f"{name}[1].")))
        message = "is a table, but a cell holds a single value"
        example = (
            f"one of its keys, such as {below[0]}" if below else f"a setting, such as {_SETTING}"
        )
        raise InputError(message, advice=f"name {example}")
    return Column(number, name, path, types)


def replaced(current: object, path: KeyPath, value: str | int) -> object:
    """Return a copy of a value with one place changed; missing tables are created.

    Raises:
        InputError: the place is an item after one that is missing, or below a single value.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = current if isinstance(current, list) else [] if current is None else [current]
        if step > len(items):
            message = f"there is no item {step} before it"
            raise InputError(message, advice="fill the items before it first")
        inner = items[step] if step < len(items) else None
        return [*items[:step], replaced(inner, rest, value), *items[step + 1 :]]
    if current is not None and not isinstance(current, dict):
        message = "the spec has a single value in this place, so it cannot have keys"
        raise InputError(message, advice="write it as a table in the spec")
    table = current or {}
    others = {key: old for key, old in table.items() if key != step}
    return {**others, step: replaced(table.get(step), rest, value)}


def _setting(name: str) -> str:
    """Return the path with a position on each list item, so that two spellings are one column."""
    try:
        path = SettingPath.parse(name)
    except ValueError as error:
        advice = f'write it as "{_SETTING}"'
        raise InputError(str(error), advice=advice) from None
    return str(known_setting(path, catalog()).path)


def _parsed(name: str) -> KeyPath:
    """Return the steps of a dotted key; positions count from 0."""
    path: list[str | int] = []
    for part in name.split("."):
        step = _STEP.fullmatch(part)
        if step is None:
            raise _unknown(name)
        path.append(step["key"])
        if step["position"]:
            path.append(int(step["position"]) - 1)
    return tuple(path)


def _unknown(name: str) -> InputError:
    near = nearest(_POSITION.sub("[1]", name), (*_keys(), ID)) or _by_last_step(name)
    advice = f"did you mean {near}?" if near else "unattend-gen schema spec prints the keys"
    return InputError("is neither a spec key nor a setting path", advice=advice)


def _by_last_step(name: str) -> str | None:
    """Return the key whose last step is most similar to that of the name."""
    by_last = {key.rpartition(".")[2]: key for key in reversed(_keys())}
    near = nearest(name.rpartition(".")[2], by_last)
    return by_last[near] if near else None


def _places(path: KeyPath) -> tuple[Schema, ...]:
    """Return the schemas of a place; a union has several."""
    found: tuple[Schema, ...] = (_schema(),)
    for step in path:
        found = tuple(inner for place in found for inner in _below(place, step))
    return found


def _below(place: Schema, step: str | int) -> Iterator[Schema]:
    for one in _alternatives(place):
        inner = one.get("items") if isinstance(step, int) else one.get("properties", {}).get(step)
        if inner:
            yield inner


def _alternatives(place: Schema) -> Iterator[Schema]:
    """Yield a schema and its alternatives, with references resolved."""
    if "$ref" in place:
        yield from _alternatives(_schema()["$defs"][place["$ref"].rpartition("/")[2]])
        return
    yield place
    for one in (*place.get("anyOf", ()), *place.get("oneOf", ())):
        yield from _alternatives(one)


def _kinds(place: Schema) -> Iterator[str]:
    for one in _alternatives(place):
        kinds = one.get("type", "string" if {"enum", "const"} & one.keys() else ())
        yield from (kinds,) if isinstance(kinds, str) else kinds


@cache
def _schema() -> Schema:
    schema: Schema = json.loads((resources.schemas() / "spec.schema.json").read_text("utf-8"))
    return schema


@cache
def _keys() -> Sequence[str]:
    """Return every key that can be a column in schema order; list items are numbered 1."""
    return tuple(dict.fromkeys(_keys_below(_schema(), "")))


def _keys_below(place: Schema, above: str) -> Iterator[str]:
    for one in _alternatives(place):
        if above and _SCALARS.intersection(_kinds(one)):
            yield above
        for key, inner in one.get("properties", {}).items():
            yield from _keys_below(inner, f"{above}.{key}".removeprefix("."))
        if "items" in one:
            yield from _keys_below(one["items"], f"{above}[1]")

"""The page of a spec's keys, from the JSON Schema of its model."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docs.pages.markdown import anchored, code, page, plain, table
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.schema import spec_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs.pages.markdown import Page
    from unattend_gen.spec.schema import JsonObject

_KEYS_PAGE: Final = Path(__file__).resolve().parents[1] / "spec-keys.md"
_SETTINGS: Final = "settings"
_MOST_NAMES: Final = 12
_TYPES: Final = {"string": "text", "boolean": "true or false", "object": "table", "null": ""}


@dataclass(frozen=True, slots=True)
class _Key:
    """One key of a spec.

    Attributes:
        name: dotted, with `[]` behind a list of tables.
        takes: the forms of its value, as Markdown.
        default: what counts where the key is absent; empty for nothing.
        summary: what it is for, as Markdown.
        variants: the variants of its table that have it; empty when there is only one.
    """

    name: str
    takes: tuple[str, ...]
    default: str
    summary: str
    variants: tuple[str, ...]

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The key as cells of a table."""
        only = f"{', '.join(map(code, self.variants))}: " if self.variants else ""
        default = code(self.default) if self.default else ""
        takes = " or ".join(self.takes)
        return anchored(self.name, self.name), takes, default, only + self.summary


def pages() -> Iterator[Page]:
    """The one page of all keys."""
    schema = spec_schema(target_facts())
    keys = {name: tuple(_keys(name, one, schema)) for name, one in schema["properties"].items()}
    alone = [found[0] for name, found in keys.items() if _is_alone(name, found)]
    yield page(
        "reference/spec.md",
        "Keys of a spec",
        "[How to write a spec](../spec.md) says what to do with them; `unattend-gen schema spec`"
        " gives the JSON Schema that editors complete a spec with. `[settings]` takes every"
        " [setting](settings/index.md) by its path.",
        "## At the top",
        _table(alone),
        *(
            f"## {name} {{ #table-{name} }}\n\n{_table(found)}"
            for name, found in keys.items()
            if not _is_alone(name, found) and name != _SETTINGS
        ),
    )


def _is_alone(name: str, found: tuple[_Key, ...]) -> bool:
    return name != _SETTINGS and [one.name for one in found] == [name]


def _table(keys: Iterable[_Key]) -> str:
    """The keys, each once; what several variants of a table say of one is put together."""
    told: dict[str, _Key] = {}
    for key in keys:
        told[key.name] = _both(told[key.name], key) if key.name in told else key
    everywhere = {name for key in told.values() for name in key.variants}
    rows = (
        replace(key, variants=()) if set(key.variants) == everywhere else key
        for key in told.values()
    )
    return table(("Key", "Takes", "Default", "Meaning"), (key.row for key in rows))


def _both(one: _Key, other: _Key) -> _Key:
    takes = tuple(dict.fromkeys((*one.takes, *other.takes)))
    variants = (*one.variants, *other.variants)
    return replace(one, takes=takes, variants=variants, summary=one.summary or other.summary)


def _keys(
    name: str, node: JsonObject, schema: JsonObject, variants: tuple[str, ...] = ()
) -> Iterator[_Key]:
    """The keys below a node that are no tables themselves, or the node as one."""
    forms = tuple(_choices(node, schema))
    tables = [one for one in forms if "properties" in one]
    lists = [one["items"] for one in forms if _is_list_of_tables(one, schema)]
    for one in () if lists else tables:  # a list that may be one table alone is a list
        for below, value in one["properties"].items():
            yield from _keys(f"{name}.{below}", value, schema, _variant(one) or variants)
    for one in lists:
        yield from _keys(f"{name}[]", one, schema, variants)
    if not tables and not lists:
        yield _key(name, node, schema, variants)


def _key(name: str, node: JsonObject, schema: JsonObject, variants: tuple[str, ...]) -> _Key:
    described = (
        one["description"] for one in (node, *_choices(node, schema)) if "description" in one
    )
    summary = next(described, "")
    words = plain(summary) if summary else _prose().get(name, "")
    return _Key(name, _takes(node, schema), _told(node.get("default")), words, variants)


@cache
def _prose() -> dict[str, str]:
    """What the page on specs says of each key, for those that the model does not describe."""
    text = _KEYS_PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.\[\]]+)` \| (?:`\w+`: )?(.+) \| .+ \|$", text, re.MULTILINE)
    return {name: f"{words[0].upper()}{words[1:]}." for name, words in rows}


def _told(default: object) -> str:
    """A default as a spec would have it; an empty list or nothing is none."""
    match default:
        case str():
            return default
        case int():  # booleans among them
            return json.dumps(default)
        case _:
            return ""


def _variant(node: JsonObject) -> tuple[str, ...]:
    """The name of a table's variant: the constant that one of its keys has to be."""
    return tuple(str(one["const"]) for one in node["properties"].values() if "const" in one)


def _is_list_of_tables(node: JsonObject, schema: JsonObject) -> bool:
    items = node.get("items", {})
    return any("properties" in one for one in _choices(items, schema))


def _takes(node: JsonObject, schema: JsonObject) -> tuple[str, ...]:
    """The forms of a value in words, each once."""
    told = (_form(one, schema) for one in _choices(node, schema))
    return tuple(dict.fromkeys(filter(None, told)))


def _form(node: JsonObject, schema: JsonObject) -> str:
    if "const" in node:
        return code(str(node["const"]))
    if "enum" in node:
        return _one_of([str(name) for name in node["enum"]])
    match node.get("type"):
        case "array":
            return f"list of {' or '.join(_takes(node.get('items', {}), schema)) or 'values'}"
        case "integer":
            return _number(node)
        case kind:
            return _TYPES.get(str(kind), "")


def _number(node: JsonObject) -> str:
    least, most = node.get("minimum"), node.get("maximum")
    bounds = f" from {least}" if least is not None else ""
    return f"number{bounds}" + (f" to {most}" if most is not None else "")


def _one_of(names: list[str]) -> str:
    """A choice, or how many there are; `unattend-gen explain` and an editor list those."""
    if len(names) > _MOST_NAMES:
        return f"one of {len(names)} names"
    return ", ".join(map(code, names))


def _choices(node: JsonObject, schema: JsonObject) -> Iterator[JsonObject]:
    """What a node may be, references followed."""
    if "$ref" in node:
        yield from _choices(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
        return
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    for choice in choices:
        yield from _choices(choice, schema)
    if not choices:
        yield node

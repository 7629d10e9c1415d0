"""The page of a spec key or table, from the JSON Schema of specs.

The schema is generated from the tables, so a new key has its page without any change here.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard

from unattend_gen import resources
from unattend_gen.catalog.apps import apps
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.switches import switches
from unattend_gen.pages.layout import bullets, columns, page, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.switches import RegistryFact

_Node: TypeAlias = "dict[str, Any]"  # Any: JSON Schema

_APPS: Final = "apps.remove"
_LIST: Final = "[]"
_MOST_NAMES: Final = 12
_TYPES: Final = {"string": "text", "boolean": "true or false", "object": "table"}
_VALUES: Final = {"boolean": "true", "array": "[…]", "object": "{ … }"}
_SOURCE: Final = "^(env:"
"""The beginning of the pattern of a secret source."""


@dataclass(frozen=True, slots=True)
class SpecKey:
    """A key or table of a spec.

    Attributes:
        name: dotted, with `[]` behind a list of tables: `accounts.local[].password`.
        description: one or more sentences.
        takes: the possible forms of the value, such as `true or false`; empty for a table.
        default: as a spec has it, or None.
        is_required: whether the table around it needs the key.
        example: a line of TOML, or None for a table.
        variants: the values of `layout` or a like key with which the key exists; empty for all.
        models: names of the tables in code that have the key.
    """

    name: str
    description: str
    takes: tuple[str, ...] = ()
    default: str | None = None
    is_required: bool = False
    example: str | None = None
    variants: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether other keys are below it."""
        return not self.takes

    @property
    def own_name(self) -> str:
        """The last part of the name, without brackets."""
        return self.name.removesuffix(_LIST).rpartition(".")[2]

    def summary(self) -> str:
        """Return kind and description in one line."""
        return f"{'table' if self.is_table else 'key'} of a spec; {self.description}"


def spec_key(name: str) -> SpecKey | None:
    """Return the key of a name.

    Args:
        name: in any case; brackets and positions do not count: `[computer]`, `disk.partitions[1]`.
    """
    return spec_keys().get(_plain(name))


@cache
def spec_keys() -> Mapping[str, SpecKey]:
    """Return every key and table by its name without brackets, in the order of the schema."""
    schema = read_json(resources.schemas() / "spec.schema.json")
    found: dict[str, SpecKey] = {}
    for key in _below("", schema, schema, "Spec", ()):
        plain = _plain(key.name)
        found[plain] = _merged(found[plain], key) if plain in found else key
    return MappingProxyType(found)


def spec_key_page(key: SpecKey) -> str:
    """Return the page of a key, or of a table with its keys."""
    below = [
        (other.name.removeprefix(key.name).removeprefix(_LIST).removeprefix("."), other.description)
        for other in spec_keys().values()
        if key.is_table and _plain(other.name).rpartition(".")[0] == _plain(key.name)
    ]
    return page(
        key.name,
        paragraph(key.description),
        table(
            [
                ("takes", " or ".join(key.takes)),
                ("default", key.default),
                ("required", "yes" if key.is_required else None),
                ("exists for", ", ".join(key.variants)),
                ("Windows", _releases(key)),
                ("example", key.example),
                ("names", ", ".join(app.name for app in apps()) if key.name == _APPS else None),
            ]
        ),
        bullets("Settings", _settings(key)),
        bullets("Commands", _commands(key)),
        bullets("Registry", _registry(key)),
        columns(f"Keys ({len(below)})", below),
        table([("in a spec", _heading(key)), ("JSON Schema", "unattend-gen schema spec")]),
    )


def _settings(key: SpecKey) -> tuple[str, ...]:
    """Return the paths of the settings that a key sets, from the marks of its table."""
    from unattend_gen.tables.mapping.marked import needed

    marked = (each for model in _models(key) for each in needed(model))
    return tuple(dict.fromkeys(mark.path for name, mark in marked if name == key.own_name))


def _commands(key: SpecKey) -> tuple[str, ...]:
    """Return the commands that a key adds, each with its pass."""
    from unattend_gen.tables.mapping.marked import commands_of

    marked = (each for model in _models(key) for each in commands_of(model))
    lines = (f"{mark.pass_}: {mark.line}" for name, mark in marked if name == key.own_name)
    return tuple(dict.fromkeys(lines))


def _registry(key: SpecKey) -> tuple[str, ...]:
    """Return the registry values that a key sets, each with its scope and its data by value."""
    rows = (row for rows in switches().values() for row in rows if row.key == key.name)
    return tuple(_value_in_words(fact) for row in rows for fact in row.registry)


def _releases(key: SpecKey) -> str | None:
    """Return the first and the last release that has a switch."""
    row = next((row for rows in switches().values() for row in rows if row.key == key.name), None)
    if row is None:
        return None
    return f"from {row.since}" + (f" to {row.until}" if row.until else " on")


def _value_in_words(fact: RegistryFact) -> str:
    name = "the default value" if fact.name is None else fact.name
    by_word = fact.data if isinstance(fact.data, Mapping) else {"": fact.data}
    data = ", ".join(
        f"{word}: {'deleted' if data is None else data or repr(data)}".removeprefix(": ")
        for word, data in by_word.items()
    )
    return f"{fact.scope}: {fact.key}\\{name} ({fact.type}) = {data}"


def _models(key: SpecKey) -> Iterator[Any]:
    """Yield the tables in code that have a key."""
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.model.base import Table

    models = (Spec, *_subclasses(Table))
    yield from (each for each in models if each.__name__ in key.models)


def _subclasses(model: Any) -> Iterator[Any]:  # noqa: ANN401 - tables are loaded with the function above
    for each in model.__subclasses__():
        yield each
        yield from _subclasses(each)


def _heading(key: SpecKey) -> str | None:
    """Return the TOML heading below which a key or the keys of a table are written."""
    around = key.name if key.is_table else key.name.rpartition(".")[0]
    if around.endswith(_LIST):
        return f"[[{_plain(around)}]]"
    return f"[{_plain(around)}]" if around else "at the top level"


def _plain(name: str) -> str:
    return re.sub(r"\[\d*\]|[\[\]]", "", name).lower()


def _below(
    prefix: str, node: _Node, schema: _Node, model: str, variants: tuple[str, ...]
) -> Iterator[SpecKey]:
    """Yield the keys of a table and of the tables inside it."""
    required = node.get("required", ())
    for name, value in node["properties"].items():
        dotted = f"{prefix}{name}"
        forms = tuple(_forms(value, schema))
        tables = [form for form in forms if "properties" in form]
        lists = [
            item
            for form in forms
            for item in _forms(form.get("items", {}), schema)
            if "properties" in item
        ]
        shown = f"{dotted}{_LIST}" if lists else dotted
        yield SpecKey(
            shown,
            _description(value, forms),
            () if tables or lists else _takes(forms, schema),
            _default(value),
            name in required,
            None if tables or lists else f"{name} = {_example(dotted, value, forms)}",
            variants,
            (model,),
        )
        for inner in lists or tables:  # a list that may be one table alone is a list
            yield from _below(
                f"{shown}.", inner, schema, inner["title"], _variant(inner) or variants
            )


def _merged(one: SpecKey, other: SpecKey) -> SpecKey:
    """Return a key that several variants of a table have."""
    return replace(
        one,
        takes=tuple(dict.fromkeys((*one.takes, *other.takes))),
        variants=tuple(dict.fromkeys((*one.variants, *other.variants))),
        models=(*one.models, *other.models),
        description=one.description or other.description,
        is_required=one.is_required and other.is_required,
    )


def _forms(node: _Node, schema: _Node) -> Iterator[_Node]:
    """Yield the possible forms of a value, with references resolved."""
    if "$ref" in node:
        yield from _forms(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
        return
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    yield from chain.from_iterable(_forms(choice, schema) for choice in choices)
    if not choices and node.get("type") != "null":
        yield node


def _description(value: _Node, forms: tuple[_Node, ...]) -> str:
    found = (each["description"] for each in (value, *forms) if "description" in each)
    return " ".join(next(found, "").split("\n\n")[0].split())


def _takes(forms: tuple[_Node, ...], schema: _Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (_in_words(form, schema) for form in forms))))


def _in_words(form: _Node, schema: _Node) -> str:
    names = [str(name) for name in form.get("enum", [form["const"]] if "const" in form else [])]
    if len(names) > _MOST_NAMES:
        return f"one of {len(names)} names such as {names[0]}"
    if names:
        return ", ".join(names)
    if form.get("pattern", "").startswith(_SOURCE):
        return "secret source"
    match form.get("type"):
        case "array":
            items = _takes(tuple(_forms(form.get("items", {}), schema)), schema)
            return f"list of {' or '.join(items) or 'values'}"
        case "integer":
            bounds = (("from", form.get("minimum")), ("to", form.get("maximum")))
            return " ".join(("number", *(f"{word} {n}" for word, n in bounds if n is not None)))
        case kind:
            return _TYPES.get(str(kind), "")


def _default(value: _Node) -> str | None:
    default = value.get("default")
    return None if default in (None, [], ()) else json.dumps(default)


def _example(name: str, value: _Node, forms: tuple[_Node, ...]) -> str:
    """Return a value in TOML: from the table, from a starter, or made from the type."""
    given = next(iter(value.get("examples", ())), _starter_values().get(_plain(name)))
    return _value_of(forms[0]) if given is None else json.dumps(given, ensure_ascii=False)


@cache
def _starter_values() -> Mapping[str, object]:
    """Return the first value of each key in the starters, by name without brackets."""
    found: dict[str, object] = {}
    for path in sorted((resources.templates() / "starters").glob("*.toml")):
        for name, value in _values("", tomllib.loads(path.read_text(encoding="utf-8"))):
            found.setdefault(name, value)
    return found


def _values(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        tables = [
            each for each in (value if isinstance(value, list) else [value]) if _is_table(each)
        ]
        for inner in tables:
            yield from _values(f"{prefix}{name}.", inner)
        if not tables:
            yield f"{prefix}{name}", value


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _value_of(form: _Node) -> str:
    """Return a value of this form in TOML, with an ellipsis where only the user knows it."""
    if "const" in form or "enum" in form:
        return json.dumps(form["enum"][0] if "enum" in form else form["const"])
    if form.get("pattern", "").startswith(_SOURCE):
        return '"env:NAME"'
    if form.get("type") == "integer":
        return str(form.get("minimum", 1))
    return _VALUES.get(str(form.get("type")), '"…"')


def _variant(node: _Node) -> tuple[str, ...]:
    """Return the constant that identifies a variant of a table: `uefi`."""
    return tuple(str(one["const"]) for one in node["properties"].values() if "const" in one)

"""A description for each key in the JSON Schema of a spec, where an editor looks for it.

pydantic writes the words of a field beside its type, and those of a table to its definition only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

JsonObject: TypeAlias = dict[str, Any]  # Any: JSON, as pydantic types it

_REFERENCE: Final = "#/$defs/"
_CHOICES: Final = ("anyOf", "oneOf", "allOf")


def describe(schema: JsonObject) -> None:
    """Give each key that has no description the one of its type, or of the table it holds."""
    for _, key in keys(schema):
        words = next(_words(key, schema), None)
        if "description" not in key and words is not None:
            key["description"] = words


def keys(schema: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Each key of each table with its name, wherever it stands in a schema."""
    for node in _nodes(schema):
        yield from node.get("properties", {}).items()


def _nodes(node: object) -> Iterator[JsonObject]:
    """Each object in a schema."""
    if isinstance(node, dict):
        yield node
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in values:
        yield from _nodes(value)


def _words(key: JsonObject, schema: JsonObject) -> Iterator[str]:
    """What the forms of a value say of themselves; else the table, if it is one and not several."""
    forms = tuple(_forms(key))
    yield from (form["description"] for form in forms if "description" in form)
    tables = [form["$ref"] for form in forms if "$ref" in form]
    if len(tables) == 1:
        table = schema["$defs"][tables[0].removeprefix(_REFERENCE)]
        yield " ".join(table["description"].partition("\n\n")[0].split())


def _forms(node: JsonObject) -> Iterator[JsonObject]:
    """A value, and each form that it may have, or that the items of a list may have."""
    yield node
    for choice in _CHOICES:
        for form in node.get(choice, ()):
            yield from _forms(form)
    if "items" in node:
        yield from _forms(node["items"])

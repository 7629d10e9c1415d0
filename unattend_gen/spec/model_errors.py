"""Errors of pydantic, translated.

The messages of pydantic contain the wrong value, so only the type of an error, its place, and
limits defined by the model are used.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from unattend_gen.catalog.words import nearest
from unattend_gen.core.key_path import PlacedMistake, shown
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.model.base import REJECTED, UNDECIDED, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table as Values


_PLAIN: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("is missing", "add it"),
    "string_type": ("should be text", "write the value in quotes"),
    "string_too_short": ("is empty", "give it a value, or omit the key"),
    "string_unicode": ("is not valid Unicode", "remove the broken characters"),
    "bool_type": ("should be true or false", "write it without quotes"),
    "bool_parsing": ("should be true or false", "write it without quotes"),
    "int_type": ("should be a whole number", "write digits without quotes"),
    "int_parsing": ("should be a whole number", "write digits without quotes"),
    "int_from_float": ("should be a whole number", "write digits without quotes"),
    "int_parsing_size": ("is too large a number", "write a smaller number"),
    "tuple_type": ("should be a list", "write it in square brackets"),
    "model_type": ("should be a table", "write keys and values below it"),
    "model_attributes_type": ("should be a table", "write keys and values below it"),
}
_UNKNOWN: Final = "extra_forbidden"
_CHOOSE: Final = "write it exactly as listed"
_LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "greater_than_equal": ("should be {ge} or more", "write a larger number"),
    "less_than_equal": ("should be {le} or less", "write a smaller number"),
    "too_short": ("should have at least {min_length}", "add one to the list"),
    "literal_error": ("should be one of {expected}", _CHOOSE),
    "union_tag_invalid": ("should be one of {expected_tags}", _CHOOSE),
}
_CHOICES: Final = {"literal_error": "expected", "union_tag_invalid": "expected_tags"}
"""Types of errors about a choice, and where pydantic lists what can be chosen."""

_QUOTED: Final = re.compile(r"'([^']*)'")
_MOST_SUGGESTIONS: Final = 100
"""Unknown keys that are compared with all others; more are hardly misspelled keys."""

_SEE_SCHEMA: Final = "unattend-gen schema spec prints what is allowed"


def translated(error: ValidationError, data: Values) -> Iterator[PlacedMistake]:
    """Yield each error with its place in the file, in the order of pydantic."""
    unknown = 0
    for details in error.errors(include_url=False, include_input=False):
        unknown += details["type"] == _UNKNOWN
        yield _translated(details, data, is_compared=unknown <= _MOST_SUGGESTIONS)


def _translated(details: ErrorDetails, data: Values, *, is_compared: bool) -> PlacedMistake:
    kind, context = details["type"], details.get("ctx", {})
    path = _path(details, data)
    if kind == _UNKNOWN:
        return unknown_key(path, details["loc"], is_compared=is_compared)
    if kind == UNDECIDED:
        return _undecided(details, path, _at(data, path))
    message, advice = _PLAIN.get(kind, ("cannot be used here", _SEE_SCHEMA))
    if kind == REJECTED:
        message, advice = context["message"], context["advice"]
    elif kind in _LIMITS:
        message, advice = _LIMITS[kind]
        message = message.format_map(context).replace("'", "")
    if kind == "union_tag_invalid":
        path = (*path, context["discriminator"].strip("'"))
    if kind in _CHOICES:
        near = _nearest_choice(_at(data, path), context[_CHOICES[kind]])
        advice = f"did you mean {near}?" if near else advice
    return PlacedMistake(path, message, advice)


def _undecided(details: ErrorDetails, path: KeyPath, value: object) -> PlacedMistake:
    """Return an error for a choice of tables: a misspelled key of it, else what it needs."""
    keys = [*value] if isinstance(value, dict) else []
    here = {key for table in _tables_at(details["loc"]) for key in table.model_fields}
    unknown = next((key for key in keys if key not in here), None)
    if unknown is not None and nearest(str(unknown), here):
        return unknown_key((*path, unknown), (*details["loc"], unknown))
    context = details.get("ctx", {})
    has_several = any(key in here for key in keys) and "advice" not in context
    advice = "write one of them, not several" if has_several else "add one of them"
    return PlacedMistake(path, details["msg"], context.get("advice", advice))


def _at(data: Values, path: KeyPath) -> object:
    """Return the value at a place; None if there is none."""
    value: Any = data
    for key in path:
        if not _has(value, key):
            return None
        value = value[key]
    return value


def _nearest_choice(value: object, listed: str) -> str | None:
    """Return the choice that is most similar to a text; pydantic lists choices in quotes."""
    return nearest(value, _QUOTED.findall(listed)) if isinstance(value, str) else None


def _path(details: ErrorDetails, data: Values) -> KeyPath:
    """Return the keys of the file that lead to an error.

    pydantic adds the tags of discriminated unions, which are not in the file, and numbers the
    entries of `[settings]`, which is a table in the file. The last key may be a missing one.
    """
    path: KeyPath = ()
    value: Any = data
    for step in details["loc"]:
        key = [*value][step] if isinstance(value, dict) and isinstance(step, int) else step
        if _has(value, key):
            path, value = (*path, key), value[key]
    last = details["loc"][-1]
    is_tag = any(table.tag == last for table in _tables_at(details["loc"][:-1]))
    is_absent = isinstance(value, dict) and last not in path[-1:] and not is_tag
    return (*path, last) if is_absent and isinstance(last, str) else path


def _has(value: object, key: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(key, int) and key < len(value)
    return isinstance(value, dict) and key in value


def unknown_key(path: KeyPath, location: KeyPath, *, is_compared: bool = True) -> PlacedMistake:
    """Return an error that suggests the nearest key of the same table, or of another.

    Args:
        path: the place of the key in the file.
        location: the same place as pydantic names it, with the tags of discriminated unions.
        is_compared: whether similar keys are looked for.
    """
    name = str(path[-1])
    tables = _tables_at(location[:-1])
    here = sorted({key for table in tables for key in table.model_fields})
    near = nearest(name, here) or _elsewhere(name) if is_compared else None
    is_same_place = near == shown(path)
    listed = f"the keys are {', '.join(here)}"
    advice = f"did you mean {near}?" if near and not is_same_place else listed
    return PlacedMistake(path, "is not a spec key", advice)


def _tables_at(location: KeyPath) -> tuple[type[Table], ...]:
    """Return the possible tables at a place; the tag of a union selects one of them."""
    tables: tuple[type[Table], ...] = (Spec,)
    for step in location:
        tagged = tuple(table for table in tables if table.tag and table.tag == step)
        if tagged:
            tables = tagged
        elif isinstance(step, str):
            tables = tuple(inner for table in tables for inner in _tables_below(table, step))
    return tables


def _tables_below(table: type[Table], key: str) -> Iterator[type[Table]]:
    field = table.model_fields.get(key)
    if field is not None:
        yield from _tables_in(field.annotation)


def _tables_in(annotation: object) -> Iterator[type[Table]]:
    if isinstance(annotation, type) and issubclass(annotation, Table):
        yield annotation
    for inner in get_args(annotation):
        yield from _tables_in(inner)


def _elsewhere(name: str) -> str | None:
    """Return the full path of the most similar key in another table."""
    near = nearest(name, _all_keys())
    return _all_keys()[near] if near else None


@cache
def _all_keys() -> Mapping[str, str]:
    """Return the full path of each key by its name; the first if a name occurs twice."""
    return {str(path[-1]): shown(path) for path in reversed([*_key_paths(Spec, ())])}


def _key_paths(table: type[Table], above: KeyPath) -> Iterator[KeyPath]:
    for key, field in table.model_fields.items():
        yield (*above, key)
        for inner in _tables_in(field.annotation):
            yield from _key_paths(inner, (*above, key))

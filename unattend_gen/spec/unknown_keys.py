"""The right name for a key that the spec does not have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from unattend_gen.catalog.words import nearest
from unattend_gen.core.key_path import PlacedMistake, shown
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.model.base import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.key_path import KeyPath


def unknown_key(path: KeyPath, location: KeyPath) -> PlacedMistake:
    """A mistake that names the nearest key of the same table, or of another.

    Args:
        path: where the key stands in the file.
        location: the same with the tags of closed choices, as pydantic has it.
    """
    name = str(path[-1])
    tables = _tables_at(location[:-1])
    here = sorted({key for table in tables for key in table.model_fields})
    near = nearest(name, here) or _elsewhere(name)
    is_of_other_layout = near == shown(path)
    listed = f"there are {', '.join(here)}"
    advice = f"did you mean {near}?" if near and not is_of_other_layout else listed
    return PlacedMistake(path, "is no key of a spec here", advice)


def _tables_at(location: KeyPath) -> tuple[type[Table], ...]:
    """The tables that may stand at a place; a tag chooses among those of a closed choice."""
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
    """A key with nearly this name in another table, with the way to it."""
    near = nearest(name, _all_ways())
    return _all_ways()[near] if near else None


@cache
def _all_ways() -> Mapping[str, str]:
    """The way to each key of the spec, the first where a name occurs more than once."""
    return {str(way[-1]): shown(way) for way in reversed([*_ways(Spec, ())])}


def _ways(table: type[Table], above: KeyPath) -> Iterator[KeyPath]:
    for key, field in table.model_fields.items():
        yield (*above, key)
        for inner in _tables_in(field.annotation):
            yield from _ways(inner, (*above, key))

"""Trees for many specs that set the same and differ in values: where each value goes is found once.

What is kept are paths and the form of the tree, and no value of any spec, but for `@action`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.setting_path import ACTION
from unattend_gen.renderer.placement import is_carried
from unattend_gen.renderer.tree import ComponentTree, Node, PassTree, build
from unattend_gen.tables.mapping.additions import Assignment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.passes import Architecture
    from unattend_gen.core.secret import Secret
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.renderer.tree import Value

MOST_FORMS: Final = 64
"""Few specs of a fleet set something else than the others."""

_Place: TypeAlias = "tuple[SettingPath, bool, str | Secret | None]"
"""A path, whether the catalog has to have it, and a value that decides about the form."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """One element; for text and key, the number of the value or a text that is always the same."""

    name: str
    text: int | Value | None
    children: tuple[_Slot, ...]
    action: str | None
    key_value: int | Value | None


@dataclass(frozen=True, slots=True)
class _Form:
    """A tree without values.

    Attributes:
        names: the path of each value.
        passes: each with its components, each with its elements.
    """

    names: tuple[str, ...]
    passes: tuple[tuple[PassTree, tuple[tuple[_Slot, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree, and what it was made of by setting path."""

    tree: tuple[PassTree, ...]
    values: Mapping[str, Value]


def grow(assignments: Sequence[Assignment], catalog: Catalog, architecture: Architecture) -> Grown:
    """What `build` makes of assignments, by the form of an earlier tree if there was a like one.

    Raises:
        InputError: as there.
    """
    values = [each.value for each in assignments]
    if not all(map(is_carried, values)):
        build(assignments, catalog, architecture)
    form = _form(tuple(map(_place, assignments)), catalog, architecture)
    tree = tuple(
        PassTree(
            pass_.name,
            tuple(
                ComponentTree(one.name, one.architecture, _nodes(slots, values))
                for one, slots in zip(pass_.components, components, strict=True)
            ),
        )
        for pass_, components in form.passes
    )
    return Grown(tree, dict(zip(form.names, values, strict=True)))


def _place(each: Assignment) -> _Place:
    decides = each.path.steps[-1].name == ACTION
    return each.path, each.is_listed, each.value if decides else None


@lru_cache(maxsize=MOST_FORMS)
def _form(places: tuple[_Place, ...], catalog: Catalog, architecture: Architecture) -> _Form:
    """The form of the tree that values at these places make."""
    marks = tuple(f"\ue000{number}\ue001" for number in range(len(places)))
    assignments = (
        Assignment(path, mark if value is None else value, is_listed)
        for (path, is_listed, value), mark in zip(places, marks, strict=True)
    )
    numbers: dict[object, int] = {mark: number for number, mark in enumerate(marks)}
    passes = (
        (
            PassTree(one.name, tuple(map(_bare, one.components))),
            tuple(tuple(_slot(node, numbers) for node in each.nodes) for each in one.components),
        )
        for one in build(assignments, catalog, architecture)
    )
    return _Form(tuple(str(path) for path, _, _ in places), tuple(passes))


def _bare(component: ComponentTree) -> ComponentTree:
    return ComponentTree(component.name, component.architecture, ())


def _slot(node: Node, numbers: Mapping[object, int]) -> _Slot:
    children = tuple(_slot(child, numbers) for child in node.children)
    text, key = numbers.get(node.text, node.text), numbers.get(node.key_value, node.key_value)
    return _Slot(node.name, text, children, node.action, key)


def _nodes(slots: tuple[_Slot, ...], values: Sequence[Value]) -> tuple[Node, ...]:
    return tuple([_node(slot, values) for slot in slots])


def _node(slot: _Slot, values: Sequence[Value]) -> Node:
    text, key, children = slot.text, slot.key_value, slot.children
    return Node(
        slot.name,
        values[text] if isinstance(text, int) else text,
        _nodes(children, values) if children else (),
        slot.action,
        values[key] if isinstance(key, int) else key,
    )

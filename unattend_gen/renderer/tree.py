"""Assignments as a frozen tree: passes, components and elements in output order.

Passes are in the order in which Setup runs them, components are sorted by name, elements are in
catalog order (or in the order that Setup requires, `child_order`), list items are sorted by
position. Elements that are not in the catalog follow the others in their given order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.catalog.facts import Kind
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import ACTION, ATTRIBUTES, KEY_VALUE, Step
from unattend_gen.renderer.placement import place, require_no_gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.passes import Architecture
    from unattend_gen.tables.mapping.additions import Assignment


ADD: Final = "add"
"""The value of `wcm:action` of list items."""

_KEY_STEPS: Final = (Step(KEY_VALUE),)
_ACTION_STEPS: Final = (Step(ACTION),)
_OWN_STEPS: Final = ((), *((Step(name),) for name in sorted(ATTRIBUTES)))
"""Text and attributes of an element itself, as opposed to its children."""

Value: TypeAlias = str | Secret
_Values: TypeAlias = "Mapping[tuple[Step, ...], Value]"
_Name: TypeAlias = "tuple[str, str | None]"
"""A component, and its architecture if that differs from the one of the file."""


@dataclass(frozen=True, slots=True)
class Node:
    """One element.

    Attributes:
        text: None for an element without text; written before the children.
        action: the attribute `wcm:action` of a list item.
        key_value: the attribute `wcm:keyValue` of an item of a keyed list.
    """

    name: str
    text: Value | None = None
    children: tuple[Node, ...] = ()
    action: str | None = None
    key_value: Value | None = None


@dataclass(frozen=True, slots=True)
class ComponentTree:
    """One component of a pass with its elements."""

    name: str
    architecture: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PassTree:
    """One configuration pass with its components."""

    name: Pass
    components: tuple[ComponentTree, ...]


def build(
    assignments: Iterable[Assignment], catalog: Catalog, architecture: Architecture
) -> tuple[PassTree, ...]:
    """Return the tree of all assignments; the later of two for the same setting wins.

    Raises:
        InputError: a path is not in the catalog or takes no value, a value has a character that
            XML forbids, or the numbers of a list have a gap; names the path, never the value.
    """
    placed = {place(assignment, catalog): assignment.value for assignment in assignments}
    require_no_gaps(placed)
    passes: dict[Pass, dict[_Name, dict[tuple[Step, ...], Value]]] = {pass_: {} for pass_ in Pass}
    for path, value in placed.items():
        values = passes[path.pass_].setdefault((path.component, path.architecture), {})
        values[path.steps] = value
    return tuple(
        PassTree(pass_, _components(by_component, catalog, architecture))
        for pass_, by_component in passes.items()
        if by_component
    )


def _components(
    by_name: Mapping[_Name, _Values], catalog: Catalog, architecture: Architecture
) -> tuple[ComponentTree, ...]:
    """Return the components of a pass by name, those of the architecture of the file first."""
    names = sorted(by_name, key=lambda name: (name[0], name[1] or ""))
    return tuple(
        ComponentTree(
            name, other or architecture, _nodes(catalog.component(name), "", by_name[name, other])
        )
        for name, other in names
    )


def _nodes(component: Component | None, parent: str, values: _Values) -> tuple[Node, ...]:
    """Return the elements below a path; `values` is keyed by the remaining steps."""
    groups: dict[Step, dict[tuple[Step, ...], Value]] = {}
    for steps, value in values.items():
        groups.setdefault(steps[0], {})[steps[1:]] = value
    rank = _ranks(component, parent, groups)
    order = sorted(groups, key=lambda step: (rank[step.name], step.position or 0))
    return tuple(_node(component, parent, step, groups[step]) for step in order)


def _node(component: Component | None, parent: str, step: Step, values: _Values) -> Node:
    path = f"{parent}/{step.name}" if parent else step.name
    setting = component.settings.get(path) if component else None
    below = {steps: value for steps, value in values.items() if steps not in _OWN_STEPS}
    return Node(
        name=step.name,
        text=values.get(()),
        children=_nodes(component, path, below) if below else (),
        action=_action(setting, step, values),
        key_value=_key_value(setting, step, values),
    )


def _action(setting: Setting | None, step: Step, values: _Values) -> str | None:
    """Return the given action, None for an empty one; list items have `add` by default."""
    given = values.get(_ACTION_STEPS)
    if isinstance(given, str):
        return given or None
    is_item = step.position is not None if setting is None else setting.kind is Kind.LIST_ITEM
    return ADD if is_item else None


def _key_value(setting: Setting | None, step: Step, values: _Values) -> Value | None:
    """Return the key of an item of a keyed list; by default its position."""
    is_keyed = setting is not None and setting.key_attribute
    return values.get(_KEY_STEPS, str(step.position) if is_keyed else None)


def _ranks(component: Component | None, parent: str, present: Iterable[Step]) -> Mapping[str, int]:
    """Return the rank of each name among its siblings, first in the order that Setup requires."""
    above = component.settings.get(parent) if component else None
    required = above.child_order if above else ()
    known = [child.name for child in component.children(parent)] if component else []
    names = dict.fromkeys((*required, *known, *(step.name for step in present)))
    return {name: rank for rank, name in enumerate(names)}

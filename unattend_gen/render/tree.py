"""Assignments as a frozen tree: passes, components and elements in the order they are written.

Passes stand in the order Setup runs them, components by name, elements in the order of the
catalog (or the order that Setup demands, `child_order`), items of a list by their position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.catalog.facts import Kind
from unattend_gen.core.passes import Architecture, Pass
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import KEY_VALUE, Step
from unattend_gen.render.placement import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.render.assignment import Assignment

ADD: Final = "add"
"""What `wcm:action` says on every item of a list."""

_KEY_STEPS: Final = (Step(KEY_VALUE),)

Value: TypeAlias = str | Secret
_Values: TypeAlias = "Mapping[tuple[Step, ...], Value]"


@dataclass(frozen=True, slots=True)
class Node:
    """One element.

    Attributes:
        text: None for an element that has none of its own.
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
    architecture: Architecture
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PassTree:
    """One configuration pass with its components."""

    name: Pass
    components: tuple[ComponentTree, ...]


def build(
    assignments: Iterable[Assignment], catalog: Catalog, architecture: Architecture
) -> tuple[PassTree, ...]:
    """The tree in which every assignment has its place; of two for one setting the later wins.

    Gaps between the positions of list items close: items 1 and 5 become the first and the second.

    Raises:
        InputError: a path that the catalog does not know or that cannot take a value, or a value
            with a character that XML forbids; names the path, never the value.
    """
    passes: dict[Pass, dict[str, dict[tuple[Step, ...], Value]]] = {pass_: {} for pass_ in Pass}
    for assignment in assignments:
        known = place(assignment, catalog)
        values = passes[known.path.pass_].setdefault(known.component.name, {})
        values[known.path.steps] = assignment.value
    return tuple(
        PassTree(pass_, _components(by_component, catalog, architecture))
        for pass_, by_component in passes.items()
        if by_component
    )


def _components(
    by_name: Mapping[str, _Values], catalog: Catalog, architecture: Architecture
) -> tuple[ComponentTree, ...]:
    known = ((catalog.component(name), by_name[name]) for name in sorted(by_name))
    return tuple(
        ComponentTree(component.name, architecture, _nodes(component, "", values))
        for component, values in known
        if component is not None
    )


def _nodes(component: Component, parent: str, values: _Values) -> tuple[Node, ...]:
    """The elements below one path; `values` is keyed by the steps from there on."""
    groups: dict[Step, dict[tuple[Step, ...], Value]] = {}
    for steps, value in values.items():
        groups.setdefault(steps[0], {})[steps[1:]] = value
    rank = _ranks(component, parent)
    order = sorted(groups, key=lambda step: (rank[step.name], step.position or 0))
    return tuple(_node(component, parent, step, groups[step]) for step in order)


def _node(component: Component, parent: str, step: Step, values: _Values) -> Node:
    path = f"{parent}/{step.name}" if parent else step.name
    setting = component.settings[path]
    own = {steps: value for steps, value in values.items() if steps not in {(), _KEY_STEPS}}
    return Node(
        name=step.name,
        text=values.get(()),
        children=_nodes(component, path, own) if own else (),
        action=ADD if setting.kind is Kind.LIST_ITEM else None,
        key_value=_key_value(setting, step, values),
    )


def _key_value(setting: Setting, step: Step, values: _Values) -> Value | None:
    """What identifies an item of a keyed list; its position where nothing was given."""
    return values.get(_KEY_STEPS, str(step.position)) if setting.key_attribute else None


def _ranks(component: Component, parent: str) -> Mapping[str, int]:
    """The place of each name among its siblings: first the order that Setup demands."""
    names = [child.name for child in component.children(parent)]
    demanded = component.settings[parent].child_order if parent else ()
    return {name: rank for rank, name in enumerate(dict.fromkeys((*demanded, *names)))}

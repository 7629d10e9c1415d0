"""Whether a setting path can take a value, and the steps under which the tree keeps it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NoReturn

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.query import nearest
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.setting_path import SettingPath, Step
    from unattend_gen.render.assignment import Assignment

_FORBIDDEN_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""Everything outside the production `Char` of XML 1.0."""


def place(assignment: Assignment, catalog: Catalog) -> tuple[Component, tuple[Step, ...]]:
    """The component of an assignment and its steps, every item of a list with a position.

    Raises:
        InputError: the path is unknown or takes no value, or the value cannot stand in XML.
    """
    path = assignment.path
    component = catalog.component(path.component) or _unknown_component(path, catalog)
    elements = path.steps[:-1] if path.is_key_value else path.steps
    names = tuple(accumulate((step.name for step in elements), "{}/{}".format))
    settings = tuple(_known(component, path, name) for name in names)
    _demand_value_taken(component, path, settings)
    _demand_writable(assignment)
    numbered = (_numbered(path, *pair) for pair in zip(settings, elements, strict=True))
    return component, (*numbered, *path.steps[len(elements) :])


def _known(component: Component, path: SettingPath, name: str) -> Setting:
    return component.settings.get(name) or _unknown_setting(component, path, name)


def _numbered(path: SettingPath, setting: Setting, step: Step) -> Step:
    """The step with a position if it is an item of a list, the first unless another is given."""
    if setting.kind is Kind.LIST_ITEM:
        return replace(step, position=step.position or 1)
    if step.position is not None:
        message = f"{step.name} does not repeat, so it has no [{step.position}]"
        raise InputError(message, advice="leave the number out", where=str(path))
    return step


def _demand_value_taken(
    component: Component, path: SettingPath, settings: tuple[Setting, ...]
) -> None:
    last = settings[-1]
    if path.is_key_value:
        if not last.key_attribute:
            message = f"{last.name} is no item of a keyed list, so it has no @keyValue"
            raise InputError(message, advice="leave the last step out", where=str(path))
    elif not last.takes_value:
        message = f"{last.name} holds other settings and has no value of its own"
        advice = f"set one of those below it: {_listed(_children(component, last.path))}"
        raise InputError(message, advice=advice, where=str(path))


def _demand_writable(assignment: Assignment) -> None:
    value = assignment.value
    text = value.reveal() if isinstance(value, Secret) else value
    match = _FORBIDDEN_IN_XML.search(text)
    if match is not None:
        message = f"the value holds the character U+{ord(match[0]):04X}, which XML cannot carry"
        advice = "remove control characters and broken surrogates from the value"
        raise InputError(message, advice=advice, where=str(assignment.path))


def _unknown_component(path: SettingPath, catalog: Catalog) -> NoReturn:
    meant = catalog.resolve(path.component)
    near = meant.name if meant else nearest(path.component, catalog.names)
    message = f"no component is called {path.component}"
    advice = f"did you mean {near}?" if near else "unattend-gen explain names the components"
    raise InputError(message, advice=advice, where=str(path))


def _unknown_setting(component: Component, path: SettingPath, name: str) -> NoReturn:
    parent, _, last = name.rpartition("/")
    siblings = _children(component, parent)
    if parent and not siblings:
        message = f"{parent.rpartition('/')[2]} has a value of its own, nothing stands below it"
        raise InputError(message, advice=f"leave out /{last}", where=str(path))
    message = f"{parent or component.name} has no setting {last}"
    near = nearest(last, siblings)
    advice = f"did you mean {near}?" if near else f"there are {_listed(siblings)}"
    raise InputError(message, advice=advice, where=str(path))


def _children(component: Component, parent: str) -> tuple[str, ...]:
    return tuple(setting.name for setting in component.children(parent))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

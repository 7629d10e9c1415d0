"""Whether an assignment can be written: a setting that takes a value, and a value XML can carry.

A spec has been asked the same when it was read; this holds for tables and callers of ours too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.core.quoting import is_writable
from unattend_gen.core.secret import revealed
from unattend_gen.core.setting_path import ATTRIBUTES
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret import Secret
    from unattend_gen.core.setting_path import SettingPath, Step
    from unattend_gen.tables.mapping.additions import Assignment


def place(assignment: Assignment, catalog: Catalog) -> SettingPath:
    """The path of an assignment, with a position on each item of a list that the catalog has.

    Raises:
        InputError: the path is unknown or takes no value, or the value cannot stand in XML; names
            the path, never the value.
    """
    path = assignment.path
    placed = _known(path, catalog) if assignment.is_listed else _numbered(path, catalog)
    if not is_carried(assignment.value):
        message = "the value holds a control character, which an answer file cannot carry"
        raise InputError(message, advice="remove it from the value", where=str(path))
    return placed


def is_carried(value: str | Secret) -> bool:
    """Whether XML can carry a value."""
    return is_writable(revealed(value))


@lru_cache(maxsize=4096)
def _known(path: SettingPath, catalog: Catalog) -> SettingPath:
    """Looked up once in a run: the files of a fleet set the same settings."""
    try:
        return known_setting(path, catalog).path
    except InputError as error:
        raise InputError(error.message, advice=error.advice, where=str(path)) from None


def _numbered(path: SettingPath, catalog: Catalog) -> SettingPath:
    """An entry of `[unlisted]` stands in the same items as those that the catalog has."""
    component = catalog.component(path.component)
    if component is None:
        return path
    names = (step.name for step in path.steps if step.name not in ATTRIBUTES)
    facts = [component.settings.get(name) for name in accumulate(names, "{}/{}".format)]
    items = [fact is not None and fact.kind is Kind.LIST_ITEM for fact in facts]
    steps = (
        _first(step) if is_item else step
        for step, is_item in zip(path.steps, (*items, False), strict=False)
    )
    return replace(path, steps=tuple(steps))


def _first(step: Step) -> Step:
    return replace(step, position=step.position or 1)

"""Placing assignments: known settings, values that XML can hold, lists without gaps.

A spec is checked for the same when it is read. These checks also cover our own tables.
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
    from collections.abc import Iterable, Iterator

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.setting_path import SettingPath, Step
    from unattend_gen.tables.mapping.additions import Assignment


def place(assignment: Assignment, catalog: Catalog) -> SettingPath:
    """Return the path of an assignment with a position on each list item.

    Raises:
        InputError: the path is unknown or takes no value, or XML cannot hold the value; names the
            path, never the value.
    """
    path = assignment.path
    placed = _known(path, catalog) if assignment.is_listed else _numbered(path, catalog)
    if not is_writable(revealed(assignment.value)):
        message = "the value contains a control character, which an answer file cannot represent"
        raise InputError(message, advice="remove it from the value", where=str(path))
    return placed


@lru_cache(maxsize=4096)
def _known(path: SettingPath, catalog: Catalog) -> SettingPath:
    """Cached because the files of a fleet have the same settings."""
    try:
        return known_setting(path, catalog).path
    except InputError as error:
        raise InputError(error.message, advice=error.advice, where=str(path)) from None


def _numbered(path: SettingPath, catalog: Catalog) -> SettingPath:
    """Return the path of an entry of `[unlisted]` with positions on list items of the catalog."""
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


def require_no_gaps(paths: Iterable[SettingPath]) -> None:
    """Check that the items of each list are numbered from 1 without a gap.

    In an answer file the position of an item is its number: item 5 without items 1 to 4 would be
    written as the first, and the spec would not show that.

    Args:
        paths: all assigned paths, with a position on each list item.

    Raises:
        InputError: names the first item after a gap.
    """
    _require_no_gaps(tuple(paths))


@lru_cache(maxsize=64)
def _require_no_gaps(paths: tuple[SettingPath, ...]) -> None:
    """Check paths once: the rows of an inventory usually assign the same ones."""
    lists: dict[SettingPath, dict[int, SettingPath]] = {}
    for path in paths:
        for whole, position, item in _items(path):
            lists.setdefault(whole, {})[position] = item
    for items in lists.values():
        _require_all(items)


def _items(path: SettingPath) -> Iterator[tuple[SettingPath, int, SettingPath]]:
    """Yield each list item on a path: its list, its number in the list, and its own path."""
    for length, step in enumerate(path.steps, start=1):
        if step.position is not None:
            item = replace(path, steps=path.steps[:length])
            whole = replace(path, steps=(*path.steps[: length - 1], replace(step, position=None)))
            yield whole, step.position, item


def _require_all(items: dict[int, SettingPath]) -> None:
    for number, position in enumerate(sorted(items), start=1):
        if position != number:
            item = items[position]
            message = f"there is no {replace(item.steps[-1], position=number)} before it"
            advice = "number list items from 1 without a gap; items that tables add count too"
            raise InputError(message, advice=advice, where=str(item))

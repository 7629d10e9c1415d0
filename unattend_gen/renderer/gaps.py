"""Whether the items of each list are numbered without a gap.

What stands in an answer file has no number but its place among the others. Item 5 without the four
before it would be written as the first, and nobody could tell from the spec.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.setting_path import SettingPath


def demand_no_gaps(paths: Iterable[SettingPath]) -> None:
    """See that each list has an item 1 and one of each number up to its last.

    Args:
        paths: all that is set, with a position on each item of a list.

    Raises:
        InputError: naming the first item behind a gap.
    """
    lists: dict[SettingPath, dict[int, SettingPath]] = {}
    for path in paths:
        for whole, position, item in _items(path):
            lists.setdefault(whole, {})[position] = item
    for items in lists.values():
        _demand_all(items)


def _items(path: SettingPath) -> Iterator[tuple[SettingPath, int, SettingPath]]:
    """Each item that a path leads through: its list, its number there, and its own path."""
    for length, step in enumerate(path.steps, start=1):
        if step.position is not None:
            item = replace(path, steps=path.steps[:length])
            whole = replace(path, steps=(*path.steps[: length - 1], replace(step, position=None)))
            yield whole, step.position, item


def _demand_all(items: dict[int, SettingPath]) -> None:
    for number, position in enumerate(sorted(items), start=1):
        if position != number:
            item = items[position]
            message = f"there is no {replace(item.steps[-1], position=number)} before it"
            advice = "number the items of a list from 1 without a gap; those of tables count too"
            raise InputError(message, advice=advice, where=str(item))

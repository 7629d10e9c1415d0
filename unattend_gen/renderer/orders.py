"""The `Order` of list items that `[settings]` adds by their position alone.

```
"oobeSystem/…/FirstLogonCommands/SynchronousCommand[2]/CommandLine" = "cmd /c ver"
```

says that this is the second command, so nobody has to write its `Order` too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen.core.setting_path import Step
from unattend_gen.tables.mapping.additions import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.setting_path import SettingPath

_ORDER: Final = "Order"


def missing_orders(paths: Iterable[SettingPath], catalog: Catalog) -> tuple[Assignment, ...]:
    """An `Order` for each item that is identified by one and has none, equal to its position."""
    return _missing(tuple(paths), catalog)


@lru_cache(maxsize=64)
def _missing(given: tuple[SettingPath, ...], catalog: Catalog) -> tuple[Assignment, ...]:
    """Found once for the files of a fleet, which set the same settings."""
    return tuple(_orders(given, catalog))


def _orders(given: tuple[SettingPath, ...], catalog: Catalog) -> Iterator[Assignment]:
    known = set(given)
    for path in given:
        for order in _orders_around(path, catalog):
            if order.path not in known:
                known.add(order.path)
                yield order


def _orders_around(path: SettingPath, catalog: Catalog) -> Iterator[Assignment]:
    """The order of each ordered item that a path leads through."""
    component = catalog.component(path.component)
    for length, step in enumerate(path.steps, start=1):
        if step.position is None or component is None:
            continue
        item = replace(path, steps=path.steps[:length])
        setting = component.settings.get(item.catalog_path)
        if setting is not None and setting.item_key == _ORDER:
            ordered = replace(item, steps=(*item.steps, Step(_ORDER)))
            yield Assignment(ordered, str(step.position))

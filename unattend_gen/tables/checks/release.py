"""Whether the Windows of a spec has the settings that its tables are for."""

from collections.abc import Iterator
from functools import cache

from unattend_gen.catalog.facts import Setting
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import is_not_yet_there, windows_version
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.marks import fact, needed
from unattend_gen.tables.model.base import Sets, Table, rejected


def demand_known(table: object, windows: str | None) -> None:
    """See that nothing is said for which the Windows is too old.

    Args:
        table: a table of the spec; anything else says nothing.
        windows: name of the version, or None where it is wrong too.

    Raises:
        PydanticCustomError: names the key, and the first Windows that has its setting.
    """
    if windows is None:
        return
    version = windows_version(windows)
    for key, setting in _said(table):
        if setting.introduced and is_not_yet_there(setting, version):
            first = windows_version(setting.introduced)
            message = f"has {key}, which came with {first.title}"
            raise rejected(InputError(message, advice=f"remove {key}, or say a later windows"))


def _said(table: object) -> Iterator[tuple[str, Setting]]:
    """Yield each key that has a value, with the setting it needs, in this table and inside it."""
    if isinstance(table, tuple):
        for item in table:
            yield from _said(item)
    if not isinstance(table, Table):
        return
    for key in type(table).model_fields:
        value = getattr(table, key)
        if value is not None:
            yield from _said(value)
            yield from ((key, each) for each in _needed(type(table)).get(key, ()))


@cache
def _needed(table: type[Table]) -> dict[str, tuple[Setting, ...]]:
    """Return the settings that each key of a table sets or needs."""
    found: dict[str, tuple[Setting, ...]] = {}
    for key, mark in needed(table):
        found[key] = (*found.get(key, ()), fact(mark.path))
    for key, field in table.model_fields.items():
        for each in field.metadata:
            if isinstance(each, Sets):
                component = catalog().component(each.component)
                if component:
                    found[key] = (*found.get(key, ()), component.settings[each.setting])
    return found

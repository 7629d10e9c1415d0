"""Whether the Windows version of a spec has the settings that its tables set."""

from collections.abc import Iterator
from functools import cache

from unattend_gen.catalog.facts import Setting
from unattend_gen.catalog.windows import is_not_yet_there, windows_version
from unattend_gen.tables.mapping.marked import needed
from unattend_gen.tables.mapping.marks import fact
from unattend_gen.tables.model.base import Table, rejected


def require_known(table: object, windows: str | None) -> None:
    """Require that the Windows version has every setting of a table.

    Args:
        table: a table of the spec; anything else sets nothing.
        windows: name of the version, or None if it is invalid too.

    Raises:
        PydanticCustomError: names the key, and the first version that has its setting.
    """
    if windows is None:
        return
    version = windows_version(windows)
    for key, setting in _given(table):
        if setting.introduced and is_not_yet_there(setting, version):
            first = windows_version(setting.introduced)
            message = f"has {key}, which came with {first.title}"
            raise rejected(message, advice=f"remove {key}, or set windows to a later version")


def _given(table: object) -> Iterator[tuple[str, Setting]]:
    """Yield each key that has a value, with the setting it needs, in this table and inside it."""
    if isinstance(table, tuple):
        for item in table:
            yield from _given(item)
    if not isinstance(table, Table):
        return
    for key in type(table).model_fields:
        value = getattr(table, key)
        if value is not None:
            yield from _given(value)
            yield from ((key, each) for each in _needed(type(table)).get(key, ()))


@cache
def _needed(table: type[Table]) -> dict[str, tuple[Setting, ...]]:
    """Return the settings that each key of a table sets or needs."""
    found: dict[str, tuple[Setting, ...]] = {}
    for key, mark in needed(table):
        found[key] = (*found.get(key, ()), fact(mark.path))
    return found

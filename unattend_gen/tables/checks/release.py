"""Whether the Windows of a spec has the settings that its tables are for."""

from collections.abc import Iterator
from functools import cache

from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import is_not_yet_there, windows_version
from unattend_gen.errors import InputError
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
    for key, sets in _said(table):
        component = catalog().component(sets.component)
        fact = component.settings.get(sets.setting) if component else None
        if fact is not None and fact.introduced and is_not_yet_there(fact, version):
            first = windows_version(fact.introduced)
            message = f"has {key}, which came with {first.title}"
            raise rejected(InputError(message, advice=f"remove {key}, or say a later windows"))


def _said(table: object) -> Iterator[tuple[str, Sets]]:
    """Each key with a value and a setting of its own, in this table and those below it."""
    if isinstance(table, tuple):
        for item in table:
            yield from _said(item)
    if not isinstance(table, Table):
        return
    for key, settings in _keys(type(table)):
        value = getattr(table, key)
        if value is not None:
            yield from _said(value)
            yield from ((key, each) for each in settings)


@cache
def _keys(table: type[Table]) -> tuple[tuple[str, tuple[Sets, ...]], ...]:
    """The keys of a table, each with the settings that it is for."""
    return tuple(
        (key, tuple(each for each in field.metadata if isinstance(each, Sets)))
        for key, field in table.model_fields.items()
    )

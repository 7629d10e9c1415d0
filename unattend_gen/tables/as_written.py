"""`[as_written]`: what an imported file has besides values, so that it is rendered unchanged.

Source:
    Public answer files, many of which have empty settings, and list items without `wcm:action`.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from unattend_gen.core.setting_path import ACTION, ATTRIBUTES, SettingPath
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Assignment
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, text
from unattend_gen.tables.settings import parse_path

_ACTION_END: Final = f"/{ACTION}"
_SCHEMA: Final = {"type": "string", "pattern": "^[A-Za-z]+/[^/]+/.+$"}


def _path(value: object) -> SettingPath:
    path = parse_path(text(value))
    if path.steps[-1].name in ATTRIBUTES:
        message = "is the path of an attribute"
        raise InputError(message, advice="write the path of its element")
    return path


Path: TypeAlias = Annotated[SettingPath, Parsed(_path, _SCHEMA, (SettingPath,))]


class Written(Table):
    """Details of an imported file that change nothing as far as it is known.

    Remove the table, and the file is rendered in its usual form.
    """

    empty: tuple[Path, ...] = Field(
        default=(), description="Paths of settings that are written without a value."
    )
    without_action: tuple[Path, ...] = Field(
        default=(),
        description="Paths of lists, or of single items, that are written without wcm:action.",
    )


class _Details(SettingsMapping[Written]):
    """Empty settings; the renderer removes the actions, because it knows the items of a list."""

    def to_settings(self, table: Written) -> Iterator[Addition]:
        for path in table.empty:
            yield Assignment(path, "", is_listed=False)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        blank = [path for path in view.values if view.text(path) == "" and path not in view.covered]
        items = [path.removesuffix(_ACTION_END) for path in blank if path.endswith(_ACTION_END)]
        found = {
            "empty": [path for path in blank if not path.endswith(_ACTION_END)] or None,
            "without_action": list(_lists(view, items)) or None,
        }
        yield Candidate(given(found))


def actions(table: Written | None, paths: Iterable[SettingPath]) -> Iterator[Assignment]:
    """Yield what removes `wcm:action` from the list items of a table that are written.

    Args:
        table: the table, if the spec has one.
        paths: all settings that are written.
    """
    wanted = frozenset(map(str, table.without_action)) if table else frozenset()
    if not wanted:
        return
    done: set[SettingPath] = set()
    for path in paths:
        for length, step in enumerate(path.steps, start=1):
            if step.position is None:
                continue
            item = SettingPath(path.pass_, path.component, path.steps[:length], path.architecture)
            if item not in done and {str(item), _list_of(str(item))} & wanted:
                done.add(item)
                yield Assignment(item.child(ACTION), "", is_listed=False)


def _list_of(item: str) -> str:
    return item.rpartition("[")[0]


def _lists(view: View, items: list[str]) -> Iterator[str]:
    """Yield the lists whose items are all among some items, and single items of other lists."""
    known = frozenset(items)
    whole = {
        path: all(item in known for item in view.items(path))
        for path in dict.fromkeys(map(_list_of, items))
    }
    yield from (path for path, is_whole in whole.items() if is_whole)
    yield from (item for item in items if not whole[_list_of(item)])


TABLE: Final = SpecTable("as_written", Written, _Details(), rank=7)
"""Asked after the tables that say something."""

"""Specs of many computers: a shared base, and the values of a row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.catalog.load import catalog
from unattend_gen.core.key_path import shown
from unattend_gen.core.secret_source import PromptSource, StdinSource, parse_source
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError, InventoryError, Mistake, SpecError
from unattend_gen.pipes import FileName
from unattend_gen.spec.columns import replaced
from unattend_gen.spec.document import read_document
from unattend_gen.spec.load import (
    in_file_order,
    names_file,
    refused_file,
    refused_files,
    resolve_files,
    spec_of,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.core.key_path import KeyPath, PlacedMistake
    from unattend_gen.spec.allowed_sources import AllowedSources
    from unattend_gen.spec.columns import Column
    from unattend_gen.spec.inventory import Cell, Row
    from unattend_gen.spec.overrides import Overrides
    from unattend_gen.spec.spec import Spec
    from unattend_gen.spec.targets import Targets
    from unattend_gen.toml.text import Table

_SETTINGS: Final = "settings"
_NAME_PATHS: Final[tuple[KeyPath, ...]] = (
    (_SETTINGS, "specialize/Microsoft-Windows-Shell-Setup/ComputerName"),
    ("computer", "name"),
)
"""Places of the computer name; the first takes precedence, as in rendering."""

_DECIDING_KEYS: Final = frozenset({"target", "windows", "architecture"})
"""Keys that the validity of other tables depends on."""


@dataclass(frozen=True, slots=True)
class BaseSpec:
    """The spec that all rows share: plain values without secrets, which can be sent to workers.

    Attributes:
        file: path of the spec, for messages.
        data: its values, with options applied.
        names_target: whether it is meant for its own target alone.
        has_exclusive_source: whether it has a source that only one process can read.
    """

    file: str
    data: Table
    names_target: bool
    has_exclusive_source: bool


def read_base(
    path: Path,
    overrides: Overrides,
    columns: Iterable[Column],
    targets: Targets,
    allowed: AllowedSources | None = None,
) -> BaseSpec:
    """Return the spec that the rows of an inventory are applied to.

    It may be incomplete: errors that a column of the same table can fix are reported per row.

    Args:
        path: the file.
        overrides: the options.
        columns: of the inventory.
        targets: the built-in targets.
        allowed: what limits the files that are read; None for nothing.

    Raises:
        SpecError: lists every error that no row can fix.
    """
    document = read_document(path)
    changed = tuple(columns)
    within = allowed.with_folders((path.parent,)).file_folders if allowed else None
    given = _respelled(overrides.applied_to(document.data), changed)
    data = resolve_files(given, path.parent, within)
    if refused := tuple(refused_files(data, path.parent, allowed)):
        raise SpecError(in_file_order(refused, document, overrides.origins()), where=str(path))
    heads = {column.path[0] for column in changed}
    names_target = overrides.target is None and "target" not in heads
    _, found = spec_of(data, targets, names_target=names_target)
    lasting = (
        ()
        if heads & _DECIDING_KEYS
        else (one for one in found if one.path[:1] not in _as_paths(heads))
    )
    mistakes = (*overrides.mistakes(), *lasting)
    if mistakes:
        raise SpecError(in_file_order(mistakes, document, overrides.origins()), where=str(path))
    return BaseSpec(
        str(path), data, names_target, any(_is_exclusive_source(text) for _, text in texts(data))
    )


def options_by_place(overrides: Overrides) -> Mapping[KeyPath, str]:
    """Return the option that sets a place for all rows, by the place as columns spell it."""
    return {
        (_SETTINGS, _normalized(str(path[1]))) if path[0] == _SETTINGS else path: option
        for path, option in overrides.origins().items()
    }


def spec_of_row(
    base: BaseSpec, row: Row, targets: Targets, allowed: AllowedSources | None = None
) -> Spec:
    """Return the spec of one computer.

    Args:
        base: the spec that all rows share.
        row: the values that differ.
        targets: the built-in targets.
        allowed: what limits the files that its cells name; None for nothing.

    Raises:
        InventoryError: lists every error with its row, and its column or its place in the spec.
    """
    data: object = base.data
    within = _limits(base, allowed)
    errors = [*_refused_cells(base, row, within)]
    for cell in row.cells:
        try:
            data = replaced(data, cell.column.path, _value(cell, within))
        except InputError as error:
            errors.append(Mistake(error.message, error.advice, row.place(cell.column)))
    if errors or not isinstance(data, dict):
        raise InventoryError(tuple(errors))
    data = resolve_files(data, Path(base.file).parent)
    spec, found = spec_of(data, targets, names_target=base.names_target)
    if spec is None or found:
        raise InventoryError(tuple(_placed(one, base, row) for one in _first_of_each(found)))
    return spec


def _limits(base: BaseSpec, allowed: AllowedSources | None) -> AllowedSources | None:
    """Return what limits the files that the cells of a row name."""
    folder = Path(base.file).absolute().parent
    return allowed and allowed.with_folders((folder, *_carried_from(base)))


def _value(cell: Cell, within: AllowedSources | None) -> str | int:
    """Return the value of a cell; the name of a file has the folders where it must be."""
    value = cell.column.value(cell.text)
    if within is None or not isinstance(value, str) or not names_file(cell.column.path):
        return value
    return FileName(value, within.file_folders)


def _refused_cells(base: BaseSpec, row: Row, within: AllowedSources | None) -> Iterator[Mistake]:
    """Yield an error for each cell that names a file which may not be read."""
    if within is None:
        return
    folder = Path(base.file).absolute().parent
    for cell in row.cells:
        path = cell.column.path
        if names_file(path) and not within.may_read(str(folder / cell.text)):
            refused = refused_file(path)
            yield Mistake(refused.message, refused.advice, row.place(cell.column))


def _carried_from(base: BaseSpec) -> Iterator[Path]:
    """Yield the folders of the files that the spec itself carries, but never the root."""
    for path, text in texts(base.data):
        if names_file(path) and text != path[-1]:
            folder = Path(text).parent
            if folder != folder.parent:
                yield folder


def row_name(base: BaseSpec, row: Row) -> tuple[str | None, Column | None]:
    """Return the name of a row, which is its id or else its computer name, and the column of it."""
    if row.id is not None:
        return row.id.text, row.id.column
    for path in _NAME_PATHS:
        for cell in row.cells:
            if cell.column.path == path:
                return cell.text, cell.column
        table = base.data.get(str(path[0]))
        name = table.get(str(path[1])) if isinstance(table, dict) else None
        if isinstance(name, str):
            return name, None
    return None, None


def has_exclusive_source(base: BaseSpec, row: Row) -> bool:
    """Return whether a row has a source that only one process can read: a prompt or stdin."""
    return base.has_exclusive_source or any(_is_exclusive_source(cell.text) for cell in row.cells)


def _respelled(data: Table, columns: Iterable[Column]) -> Table:
    """Return the values; settings that columns change are spelled as in the columns."""
    settings = data.get(_SETTINGS)
    if not isinstance(settings, dict):
        return data
    changed = {column.path[1] for column in columns if column.path[0] == _SETTINGS}
    spelling = {name: _normalized(name) for name in settings} if changed else {}
    respelled = {
        spelling[name] if spelling.get(name) in changed else name: settings[name]
        for name in settings
    }
    return {**data, _SETTINGS: respelled}


def _normalized(name: str) -> str:
    try:
        return str(known_setting(SettingPath.parse(name), catalog()).path)
    except (InputError, ValueError):
        return name


def _as_paths(heads: Iterable[str | int]) -> frozenset[KeyPath]:
    return frozenset((head,) for head in heads)


def _first_of_each(found: Iterable[PlacedMistake]) -> Iterator[PlacedMistake]:
    """Yield the first error for each place."""
    by_place: dict[KeyPath, PlacedMistake] = {}
    for mistake in found:
        by_place.setdefault(mistake.path, mistake)
    yield from by_place.values()


def _placed(mistake: PlacedMistake, base: BaseSpec, row: Row) -> Mistake:
    """Return the error with its cell, or with its place in the spec."""
    column = _column_at(mistake.path, row.cells)
    if column is None:
        place = f"{row.place()}, {base.file}: {shown(mistake.path)}"
        return Mistake(mistake.message, mistake.advice, place)
    place, below = row.place(column), mistake.path[len(column.path) :]
    inner = f": {shown(mistake.path)}" if below else ""
    return Mistake(mistake.message, mistake.advice, place + inner)


def _column_at(path: KeyPath, cells: Iterable[Cell]) -> Column | None:
    """Return the column whose value contains the place."""
    columns = (cell.column for cell in cells)
    return next((one for one in columns if path[: len(one.path)] == one.path), None)


def _is_exclusive_source(text: str) -> bool:
    if not text.startswith(("prompt", "stdin")):
        return False
    try:
        return isinstance(parse_source(text), PromptSource | StdinSource)
    except InputError:
        return False

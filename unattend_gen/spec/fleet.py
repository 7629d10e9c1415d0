"""A spec for many computers: the base that they share, and a row's values over it."""

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
from unattend_gen.spec.document import read_document
from unattend_gen.spec.load import in_order, spec_of
from unattend_gen.spec.local_files import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.core.key_path import KeyPath, PlacedMistake
    from unattend_gen.spec.columns import Column
    from unattend_gen.spec.inventory import Cell, Row
    from unattend_gen.spec.overrides import Overrides
    from unattend_gen.spec.spec import Spec
    from unattend_gen.toml.text import Table

_SETTINGS: Final = "settings"
_NAMES: Final[tuple[KeyPath, ...]] = (
    (_SETTINGS, "specialize/Microsoft-Windows-Shell-Setup/ComputerName"),
    ("computer", "name"),
)
"""Where a computer name stands; the first wins, as it does when the spec is rendered."""

_DECIDING: Final = frozenset({"target", "windows", "architecture"})
"""Keys that other tables are judged by."""


@dataclass(frozen=True, slots=True)
class BaseSpec:
    """What all rows share; plain values without a secret, so that it may travel.

    Attributes:
        file: the spec's path, for messages.
        data: its values, with those of the options.
        names_target: whether it is written for its own target alone.
        asks: whether it has a source that only one process can read.
    """

    file: str
    data: Table
    names_target: bool
    asks: bool


def read_base(path: Path, overrides: Overrides, columns: Iterable[Column]) -> BaseSpec:
    """The spec that the rows of an inventory are put over.

    It may be incomplete: what a column of the same table can still mend is judged row by row.

    Raises:
        SpecError: with every mistake that no row can mend.
    """
    document = read_document(path)
    changed = tuple(columns)
    data = beside(_respelt(overrides.applied_to(document.data), changed), path.parent)
    heads = {column.path[0] for column in changed}
    names_target = overrides.target is None and "target" not in heads
    _, found = spec_of(data, names_target=names_target)
    lasting = () if heads & _DECIDING else (one for one in found if one.path[:1] not in _of(heads))
    mistakes = (*overrides.mistakes(), *lasting)
    if mistakes:
        raise SpecError(in_order(mistakes, document, overrides.origins()), where=str(path))
    return BaseSpec(str(path), data, names_target, any(map(_asks, _texts(data))))


def set_by_options(overrides: Overrides) -> Mapping[KeyPath, str]:
    """The option that sets a place for all rows, by the place as a column would have it."""
    return {
        (_SETTINGS, _normal(str(path[1]))) if path[0] == _SETTINGS else path: option
        for path, option in overrides.origins().items()
    }


def spec_of_row(base: BaseSpec, row: Row) -> Spec:
    """The spec of one computer.

    Raises:
        InventoryError: with every mistake, each with its row, and its column or its place in the
            spec; nothing of a value is shown.
    """
    data: object = base.data
    gaps: list[Mistake] = []
    for cell in row.cells:
        try:
            data = _with(data, cell.column.path, cell.column.value(cell.text))
        except InputError as error:
            gaps.append(Mistake(error.message, error.advice, row.place(cell.column)))
    if gaps or not isinstance(data, dict):
        raise InventoryError(tuple(gaps))
    data = beside(data, Path(base.file).parent)
    spec, found = spec_of(data, names_target=base.names_target)
    if spec is None or found:
        raise InventoryError(tuple(_placed(one, base, row) for one in _first_of_each(found)))
    return spec


def name_of(base: BaseSpec, row: Row) -> tuple[str | None, Column | None]:
    """What a row is called, by its id or else its computer name, and the column that says so."""
    if row.id is not None:
        return row.id.text, row.id.column
    for path in _NAMES:
        for cell in row.cells:
            if cell.column.path == path:
                return cell.text, cell.column
        table = base.data.get(str(path[0]))
        name = table.get(str(path[1])) if isinstance(table, dict) else None
        if isinstance(name, str):
            return name, None
    return None, None


def asks(base: BaseSpec, row: Row) -> bool:
    """Whether a row has a source that only one process can read: a prompt or standard input."""
    return base.asks or any(_asks(cell.text) for cell in row.cells)


def _respelt(data: Table, columns: Iterable[Column]) -> Table:
    """The values, with the settings that columns change spelt as these spell them."""
    settings = data.get(_SETTINGS)
    if not isinstance(settings, dict):
        return data
    changed = {column.path[1] for column in columns if column.path[0] == _SETTINGS}
    spelt = {name: _normal(name) for name in settings} if changed else {}
    respelt = {
        spelt[name] if spelt.get(name) in changed else name: settings[name] for name in settings
    }
    return {**data, _SETTINGS: respelt}


def _normal(name: str) -> str:
    try:
        return str(known_setting(SettingPath.parse(name), catalog()).path)
    except (InputError, ValueError):
        return name


def _of(heads: Iterable[str | int]) -> frozenset[KeyPath]:
    return frozenset((head,) for head in heads)


def _with(current: object, path: KeyPath, value: str | int) -> object:
    """A copy of a value in which one place is changed; what is not there is made."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = current if isinstance(current, list) else [] if current is None else [current]
        if step > len(items):
            message = f"there is no item {step} before it"
            raise InputError(message, advice="fill the items before it, in the spec or in the row")
        inner = items[step] if step < len(items) else None
        return [*items[:step], _with(inner, rest, value), *items[step + 1 :]]
    if current is not None and not isinstance(current, dict):
        message = "a single value stands there in the spec, so nothing can stand below it"
        raise InputError(message, advice="write it as a table in the spec")
    table = current or {}
    others = {key: old for key, old in table.items() if key != step}
    return {**others, step: _with(table.get(step), rest, value)}


def _first_of_each(found: Iterable[PlacedMistake]) -> Iterator[PlacedMistake]:
    """One mistake for each place."""
    by_place: dict[KeyPath, PlacedMistake] = {}
    for mistake in found:
        by_place.setdefault(mistake.path, mistake)
    yield from by_place.values()


def _placed(mistake: PlacedMistake, base: BaseSpec, row: Row) -> Mistake:
    """The mistake with the cell that it stands in, else with its place in the spec."""
    column = _column_at(mistake.path, row.cells)
    if column is None:
        place = f"{row.place()}, {base.file}: {shown(mistake.path)}"
        return Mistake(mistake.message, mistake.advice, place)
    place, below = row.place(column), mistake.path[len(column.path) :]
    inner = f": {shown(mistake.path)}" if below else ""
    return Mistake(mistake.message, mistake.advice, place + inner)


def _column_at(path: KeyPath, cells: Iterable[Cell]) -> Column | None:
    """The column whose value the place lies in."""
    columns = (cell.column for cell in cells)
    return next((one for one in columns if path[: len(one.path)] == one.path), None)


def _asks(text: str) -> bool:
    if not text.startswith(("prompt", "stdin")):
        return False
    try:
        return isinstance(parse_source(text), PromptSource | StdinSource)
    except InputError:
        return False


def _texts(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from _texts(value)
        case list():
            for value in data:
                yield from _texts(value)
        case _:
            pass

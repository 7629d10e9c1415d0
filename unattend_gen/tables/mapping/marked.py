"""The marked keys of a table as settings and commands, and back.

Marks may be at any depth of a table: in tables inside it, and in lists of tables, where `[n]` in a
path is the number of the item.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias, Union, get_args, get_origin

from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import SecretSource
from unattend_gen.tables.mapping.additions import Assignment, PendingSecret, setting_path
from unattend_gen.tables.mapping.marks import ITEM, InPass, Needs, Runs, Sets
from unattend_gen.tables.mapping.transforms import NUMBER, TEXT, TRUTH
from unattend_gen.tables.model.base import Table

if TYPE_CHECKING:
    from unattend_gen.tables.mapping.additions import Addition
    from unattend_gen.tables.mapping.view import View

_TRANSFORMS: Final = {bool: TRUTH, int: NUMBER, str: TEXT}

_Mark: TypeAlias = Sets | Runs


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of a table: its marks, and the tables that its value may be or contain.

    Attributes:
        pass_: the only pass whose settings the table inside sets, if there is one.
    """

    name: str
    marks: tuple[_Mark, ...]
    type_: type
    inner: type[Table] | None
    is_list: bool
    pass_: Pass | None = None

    def marks_in(self, pass_: Pass | None) -> Iterator[_Mark]:
        """Yield the usual marks, or those of one pass."""
        for mark in self.marks:
            is_usual = isinstance(mark, Runs) or mark.is_usual
            if is_usual if pass_ is None else _pass_of(mark) is pass_:
                yield mark


def additions(
    table: Table, number: int | None = None, pass_: Pass | None = None
) -> Iterator[Addition]:
    """Yield what the marked keys of a table set and add, in the order of the keys.

    Args:
        table: with a value for each key.
        number: replaces `[n]` in the paths, for an item of a list.
        pass_: whose settings alone it sets.
    """
    for key in _keys(type(table)):
        value = getattr(table, key.name)
        if value is None:
            continue
        for mark in key.marks_in(pass_):
            if pass_ is not None or not _is_set_inside(table, key.name, _pass_of(mark)):
                yield from _added(mark, key, value, number)
        if isinstance(value, Table) and key.inner:
            yield from additions(value, number, key.pass_)
        elif key.is_list and key.inner:
            for position, item in enumerate(value, start=1):
                yield from additions(item, position)


def _is_set_inside(table: Table, name: str, pass_: Pass) -> bool:
    """Return whether the table for a pass has the key, too."""
    inside = (getattr(table, key.name) for key in _keys(type(table)) if key.pass_ is pass_)
    return any(getattr(each, name, None) is not None for each in inside)


def fields(
    model: type[Table], view: View, number: int | None = None, pass_: Pass | None = None
) -> dict[str, object]:
    """Return the marked keys of a table whose settings or commands an answer file contains."""
    found: dict[str, object] = {}
    for key in _keys(model):
        if key.pass_ is not None:
            continue
        values = (_read(mark, key, view, number) for mark in key.marks_in(pass_))
        value = next((each for each in values if each is not None), None)
        if key.inner:
            value = _inner_fields(key.inner, view) if key.is_list else fields(key.inner, view)
        if value not in (None, {}, []):
            found[key.name] = value
    return found


def field_choices(model: type[Table], view: View) -> Iterator[dict[str, object]]:
    """Yield what the marked keys of a table may be, the shortest first.

    A table with tables for single passes has a key itself if all passes of the answer file where
    it is usual have the same value. Other values are in those tables; all are if a usual pass is
    missing, because the table itself would add it.
    """
    whole = fields(model, view)
    inside = {key.name: key for key in _keys(model) if key.pass_ is not None}
    if not inside:
        yield whole
        return
    found = {
        name: fields(key.inner, view, pass_=key.pass_)
        for name, key in inside.items()
        if key.inner is not None
    }
    common = {key: whole[key] for key in whole if _is_common(model, key, whole[key], view)}
    yield _split(model, common, found)
    if any(not view.has_pass(pass_) for key in common for pass_ in _passes(model, key)):
        placed = frozenset(key for values in found.values() for key in values)
        yield _split(model, {key: whole[key] for key in whole if key not in placed}, found)


def _split(
    model: type[Table], kept: dict[str, object], found: dict[str, dict[str, object]]
) -> dict[str, object]:
    """Return the keys of a table, with the values that it does not set in tables for a pass."""
    passes = {key.name: key.pass_ for key in _keys(model)}
    others = {
        name: {
            key: value
            for key, value in values.items()
            if key not in kept or passes[name] not in _passes(model, key)
        }
        for name, values in found.items()
    }
    return {**kept, **{name: values for name, values in others.items() if values}}


def _is_common(model: type[Table], name: str, value: object, view: View) -> bool:
    """Return whether all passes that the answer file has contain a key where it is usual."""
    key = _key(model, name)
    return all(
        _read(mark, key, view, None) == value
        for mark in key.marks_in(None)
        if isinstance(mark, Runs) or view.has_pass(_pass_of(mark))
    )


def _passes(model: type[Table], name: str) -> frozenset[Pass]:
    """Return the passes in which a table itself sets a key."""
    return frozenset(map(_pass_of, _key(model, name).marks_in(None)))


def _key(model: type[Table], name: str) -> _Key:
    return next(key for key in _keys(model) if key.name == name)


def needed(model: type[Table]) -> Iterator[tuple[str, Needs]]:
    """Yield each key of a table with a setting that it sets or needs."""
    for name, marks, _ in _annotations(model):
        yield from ((name, mark) for mark in marks if isinstance(mark, Needs))


def commands_of(model: type[Table]) -> Iterator[tuple[str, Runs]]:
    """Yield each key of a table with a command that it adds."""
    for name, marks, _ in _annotations(model):
        yield from ((name, mark) for mark in marks if isinstance(mark, Runs))


def _added(mark: _Mark, key: _Key, value: object, number: int | None) -> Iterator[Addition]:
    if isinstance(mark, Runs):
        transform = mark.transform or _TRANSFORMS[key.type_]
        each = value if isinstance(value, tuple) else (value,)
        commands = (mark.command(one, transform) for one in each)
        yield from (command for command in commands if command is not None)
        return
    path = setting_path(_placed(mark.path, number))
    if isinstance(mark.transform, SecretKind):
        if isinstance(value, SecretSource):
            yield PendingSecret(path, value, mark.transform)
        return
    text = (mark.transform or _TRANSFORMS[key.type_]).to_text(value)
    if text is not None:
        yield Assignment(path, text)


def _read(mark: _Mark, key: _Key, view: View, number: int | None) -> object | None:
    if isinstance(mark, Runs):
        transform = mark.transform or _TRANSFORMS[key.type_]
        found = (mark.value(command, transform) for command in view.commands(mark.pass_))
        values = [value for value in found if value is not None]
        return values if key.is_list else next(iter(values), None)
    path = _placed(mark.path, number)
    if isinstance(mark.transform, SecretKind):
        return view.source(path)
    text = view.text(path)
    return (mark.transform or _TRANSFORMS[key.type_]).from_text(text) if text else None


def _inner_fields(model: type[Table], view: View) -> list[object]:
    """Return the items of a list, up to the first that the answer file does not contain."""
    base = _base(model)
    found: list[object] = []
    for number in count(1):
        if not view.has(f"{base}[{number}]"):
            return found
        found.append(fields(model, view, number))
    return found


@cache
def _base(model: type[Table]) -> str:
    """Return the path of the list items that a table is, without a number."""
    paths = (mark.path for key in _keys(model) for mark in key.marks if isinstance(mark, Sets))
    return next(path for path in paths if ITEM in path).partition(ITEM)[0]


def _pass_of(mark: _Mark) -> Pass:
    return mark.pass_ if isinstance(mark, Runs) else Pass(mark.path.partition("/")[0])


def _placed(path: str, number: int | None) -> str:
    return path if number is None else path.replace(ITEM, f"[{number}]")


@cache
def _keys(model: type[Table]) -> tuple[_Key, ...]:
    """Return the keys of a table that have marks, or tables with marks inside them."""
    found = []
    for name, marks, annotation in _annotations(model):
        inner = next((each for each in _tables(annotation) if _keys(each)), None)
        used = tuple(mark for mark in marks if isinstance(mark, Sets | Runs))
        if used or inner:
            is_list = any(get_origin(part) is tuple for part in _parts(annotation))
            pass_ = next((mark.pass_ for mark in marks if isinstance(mark, InPass)), None)
            found.append(_Key(name, used, _type(annotation), inner, is_list, pass_))
    return tuple(found)


def _annotations(model: type[Table]) -> Iterator[tuple[str, tuple[object, ...], object]]:
    """Yield each key with the metadata of its type, at any depth of unions, and the type."""
    for name, field in model.model_fields.items():
        inner = (each for part in _parts(field.annotation) for each in _metadata(part))
        yield name, (*field.metadata, *inner), field.annotation


def _metadata(annotation: object) -> tuple[object, ...]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _parts(annotation: object) -> Iterator[object]:
    """Yield the members of a union and what `Annotated` wraps, the type itself first."""
    yield annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _parts(part)


def _type(annotation: object) -> type:
    """Return bool, int or str, for the transform of a key without one."""
    for part in _parts(annotation):
        if get_origin(part) is Literal:
            return type(get_args(part)[0])
        if isinstance(part, type) and part is not NoneType:
            return next((each for each in _TRANSFORMS if issubclass(part, each)), str)
    return str


def _tables(annotation: object) -> Iterator[type[Table]]:
    """Yield the tables that a value is, or that are the items of a list."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, Table):
            yield part
        elif get_origin(part) is tuple:
            yield from _tables(get_args(part)[0])

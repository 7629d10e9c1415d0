"""Marks in the type of a key that say which setting it sets, or which command it adds.

```python
enabled: Annotated[bool, Sets("offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA")]
```

Both directions come from the mark: `additions()` from a table to settings and commands, `fields()`
from an answer file to the keys of a table. Marks may be at any depth of a table: in tables inside
it, and in lists of tables, where `[n]` in a path is the number of the item.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias, Union, get_args, get_origin

from pydantic_core import core_schema

from unattend_gen.catalog.known_setting import unfit
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import SecretSource
from unattend_gen.errors import CatalogError
from unattend_gen.tables.mapping.additions import (
    Assignment,
    Command,
    PendingSecret,
    Place,
    setting_path,
)
from unattend_gen.tables.mapping.transforms import NUMBER, TEXT, TRUTH, Transform
from unattend_gen.tables.model.base import Table, rejected

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.core.passes import Pass
    from unattend_gen.tables.mapping.additions import Addition
    from unattend_gen.tables.mapping.view import FoundCommand, View

ITEM: Final = "[n]"
"""The number of a list item in the path of a mark."""

_TRANSFORMS: Final = {bool: TRUTH, int: NUMBER, str: TEXT}


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """A setting that a key needs although a mapping writes it, for the check against Windows.

    Attributes:
        path: PASS/COMPONENT/ELEMENT…, the only place where it is written.
    """

    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Sets(Needs):
    """The setting that a key sets; a key may have several.

    Attributes:
        transform: between value and text; by the type of the key unless given. For a secret
            source the kind of the secret.
    """

    transform: Transform | SecretKind | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Fits(Sets):
    """The setting that a text sets, and whose limits it has to keep.

    The catalog is read when the first such text is, not when the models are made.
    """

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check the limits after the declared type."""
        return fitting(self.path, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """Add the length; characters are checked when the spec is read."""
        return with_length(self.path, handler(schema))


@dataclass(frozen=True, slots=True, eq=False)
class Bounded:
    """A text that has to keep the limits of a setting that a mapping writes."""

    path: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check the limits after the declared type."""
        return fitting(self.path, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """Add the length; characters are checked when the spec is read."""
        return with_length(self.path, handler(schema))


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The command that a key adds; one for each item of a list.

    Attributes:
        pass_: whose command list gets it.
        line: the command line, with `{text}` for the text of the value.
        description: a remark for people; `{text}` as above, `{value}` for the value itself.
        transform: between value and text; by the type of the key unless given.
        place: among the commands of the pass.
    """

    pass_: Pass
    line: str
    description: str
    transform: Transform | None = None
    place: Place = Place.TABLE

    def command(self, value: object, transform: Transform) -> Command | None:
        """Return the command for a value, if the value has one."""
        text = transform.to_text(value)
        if text is None:
            return None
        line = self.line.replace("{text}", text)
        return Command(self.pass_, line, self._description(value, text), self.place)

    def value(self, found: FoundCommand, transform: Transform) -> object | None:
        """Return the value that adds a command, if one does."""
        before, _, after = self.line.partition("{text}")
        is_long = len(found.line) >= len(before) + len(after)
        if not (is_long and found.line.startswith(before) and found.line.endswith(after)):
            return None
        text = found.line[len(before) : len(found.line) - len(after)]
        value = transform.from_text(text)
        is_ours = value is not None and self._description(value, text) == found.description
        return value if is_ours else None

    def _description(self, value: object, text: str) -> str:
        return self.description.replace("{text}", text).replace("{value}", str(value))


_Mark: TypeAlias = Sets | Runs


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of a table: its marks, and the tables that its value may be or contain."""

    name: str
    marks: tuple[_Mark, ...]
    type_: type
    inner: type[Table] | None
    is_list: bool


def additions(table: Table, number: int | None = None) -> Iterator[Addition]:
    """Yield what the marked keys of a table set and add, in the order of the keys.

    Args:
        table: with a value for each key.
        number: replaces `[n]` in the paths, for an item of a list.
    """
    for key in _keys(type(table)):
        value = getattr(table, key.name)
        if value is None:
            continue
        for mark in key.marks:
            yield from _added(mark, key, value, number)
        if isinstance(value, Table) and key.inner:
            yield from additions(value, number)
        elif key.is_list and key.inner:
            for position, item in enumerate(value, start=1):
                yield from additions(item, position)


def fields(model: type[Table], view: View, number: int | None = None) -> dict[str, object]:
    """Return the marked keys of a table whose settings or commands an answer file contains."""
    found: dict[str, object] = {}
    for key in _keys(model):
        values = (_read(mark, key, view, number) for mark in key.marks)
        value = next((each for each in values if each is not None), None)
        if key.inner:
            value = _inner_fields(key.inner, view) if key.is_list else fields(key.inner, view)
        if value not in (None, {}, []):
            found[key.name] = value
    return found


def needed(model: type[Table]) -> Iterator[tuple[str, Needs]]:
    """Yield each key of a table with a setting that it sets or needs."""
    for name, marks, _ in _annotations(model):
        yield from ((name, mark) for mark in marks if isinstance(mark, Needs))


def fact(path: str) -> Setting:
    """Return what the catalog knows about the setting of a mark.

    Raises:
        CatalogError: the catalog lacks the setting.
    """
    parsed = setting_path(path.replace(ITEM, ""))
    component = catalog().component(parsed.component)
    if component is None or parsed.catalog_path not in component.settings:
        message = f"the catalog lacks {path}"
        raise CatalogError(message, advice="reinstall unattend-gen")
    return component.settings[parsed.catalog_path]


def fitting(path: str, schema: CoreSchema) -> CoreSchema:
    """Return the schema of a text with the limits of a setting checked after it."""

    def check(value: str) -> str:
        found = unfit(fact(path), value)
        if found is not None:
            raise rejected(found.message, advice=found.advice)
        return value

    return core_schema.no_info_after_validator_function(check, schema)


def with_length(path: str, schema: dict[str, object]) -> dict[str, object]:
    """Return the JSON Schema of a text with the length that a setting takes."""
    most = fact(path).max_length
    return {**schema, **({} if most is None else {"maxLength": most})}


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
    return None if text is None else (mark.transform or _TRANSFORMS[key.type_]).from_text(text)


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
            found.append(_Key(name, used, _type(annotation), inner, is_list))
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

"""Models of tables whose keys are rows of `schemas/switches.json`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, ValidationInfo, create_model, field_validator

from unattend_gen.catalog.switches import Switch, switches
from unattend_gen.catalog.windows import windows_version
from unattend_gen.tables.model.base import Parsed, Table, rejected
from unattend_gen.tables.switches.effects import Setting, Write, effects
from unattend_gen.tables.switches.values import json_schema, parsed, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.tables.switches.effects import Effect


@dataclass(frozen=True, slots=True, eq=False)
class Switched:
    """The mark of a key that is a row: its switch."""

    switch: Switch


def with_switches(model: type[Table], table: str) -> type[Table]:
    """Return a model with a key for each switch of a table, or the model itself without any."""
    rows = switches().get(table, ())
    if not rows:
        return model
    fields: dict[str, Any] = {row.name: (_annotation(row), _field(row)) for row in rows}
    check = field_validator(*fields)(_require_agreement)
    return create_model(
        model.__name__,
        __base__=model,
        __module__=model.__module__,
        __doc__=model.__doc__,
        __validators__={"require_agreement": check},
        **fields,
    )


def switch_model(table: str, summary: str) -> type[Table]:
    """Return the model of a table that has no keys but its switches."""
    name = "".join(part.title() for part in table.split("_"))
    empty: type[Table] = create_model(name, __base__=Table, __module__=__name__, __doc__=summary)
    return with_switches(empty, table)


@cache
def switches_of(model: type[Table]) -> Mapping[str, Switch]:
    """Return the switches of a model by the name of their key."""
    return {
        name: mark.switch
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Switched)
    }


def said(table: Table) -> Iterator[tuple[Switch, object]]:
    """Yield each switch of a table that has a value, with the value."""
    for name, switch in switches_of(type(table)).items():
        value = getattr(table, name)
        if value is not None:
            yield switch, value


def require_release(table: object, windows: str | None) -> None:
    """Require that the Windows version has every switch of a table.

    Args:
        table: a table of the spec; anything else has no switches.
        windows: name of the version, or None if it is invalid too.

    Raises:
        PydanticCustomError: names the key, and the first or last version that has it.
    """
    if windows is None or not isinstance(table, Table):
        return
    build = windows_version(windows).build
    later = [switch for switch, _ in said(table) if build < windows_version(switch.since).build]
    if later:
        names = " and ".join(switch.name for switch in later)
        first = max((windows_version(switch.since) for switch in later), key=lambda one: one.build)
        message = f"has {names}, which came with {first.title}"
        raise rejected(message, advice=f"remove {names}, or set windows to a later version")
    for switch, _ in said(table):
        last = windows_version(switch.until) if switch.until else None
        if last is not None and build > last.build:
            message = f"has {switch.name}, which no version after {last.title} has"
            raise rejected(message, advice=f"remove {switch.name}")


def _annotation(row: Switch) -> object:
    return Annotated[object, Parsed(partial(parsed, row), json_schema(row)), Switched(row)]


def _field(row: Switch) -> Any:  # noqa: ANN401 - what pydantic's Field is typed as
    note = f" {row.note}" if row.note else ""
    return Field(default=None, description=f"{row.summary}{note}")


def _require_agreement(cls: type[Table], value: object, info: ValidationInfo) -> object:
    """Require that no earlier switch of the table gives the same thing another value."""
    rows = switches_of(cls)
    own = rows[info.field_name or ""]
    wanted = _places(effects(own, value))
    for name, earlier in info.data.items():
        if name in rows and earlier is not None:
            others = _places(effects(rows[name], earlier))
            if any(others[place] != wanted[place] for place in wanted.keys() & others.keys()):
                message = f"contradicts {name}: both set the same value of the registry"
                advice = f"remove {own.name} or {name} = {word(earlier)}"
                raise rejected(message, advice=advice)
    return value


def _places(found: tuple[Effect, ...]) -> dict[object, str]:
    """Return what is set, by the place where it is set."""
    places: dict[object, str] = {}
    for effect in found:
        if isinstance(effect, Write):
            places[(effect.stage, effect.entry.key, effect.entry.name)] = effect.entry.data
        elif isinstance(effect, Setting):
            places[effect.path] = effect.text
    return places

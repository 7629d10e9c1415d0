"""Switches of Windows: named options and the registry values, settings and scripts behind them.

Source:
    `schemas/switches.json`, which names its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from unattend_gen import resources
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Sequence

Data: TypeAlias = int | str | list[str] | None
"""Data of a value: a number, text, hexadecimal bytes or a list of texts; None deletes the value."""


class Kind(StrEnum):
    """What the value of a switch is in a spec."""

    TRUTH = "truth"
    CHOICE = "choice"
    NAMES = "names"
    NUMBERS = "numbers"
    COLOUR = "colour"
    REGION = "region"
    TEXT = "text"
    PINS = "pins"


class Scope(StrEnum):
    """Whose registry a value is in."""

    MACHINE = "machine"
    LOGON_SCREEN = "logon-screen"
    DEFAULT_USER = "default-user"
    EVERY_USER = "every-user"


@dataclass(frozen=True, slots=True)
class RegistryFact:
    """A registry value that a switch sets.

    Attributes:
        key: below the hive of the scope; may have a placeholder.
        name: None for the default value of the key; may have a placeholder.
        type: as `reg add` names it, in lower case without `REG_`; `delete-key` deletes the key.
        data: the data by the word of the value, or a pattern that all values share.
    """

    scope: Scope
    key: str
    name: str | None
    type: str
    data: Mapping[str, Data] | Data


@dataclass(frozen=True, slots=True)
class CommandFact:
    """A command line that a switch runs in a stage, by the word of its value, or a pattern."""

    stage: str
    run: Mapping[str, str] | str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that do not depend on what a value inserts."""
        return () if isinstance(self.run, str) else tuple(self.run.values())


@dataclass(frozen=True, slots=True)
class ScriptFact:
    """A script template that a switch runs in a stage, for these words or for every value."""

    stage: str
    template: str
    words: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Switch:
    """A named option of Windows.

    Attributes:
        table: of the spec.
        name: the key in the table.
        summary: one or two sentences.
        takes: the words of a truth or choice that have an effect.
        items: the names of a list, each with the code that placeholders insert.
        since: first release with the option, to the best of our knowledge.
        until: last release with the option; None if no end is known.
        settings: texts of settings, by path and by the word of the value.
        link: our value by value by name of the parameter in links of the popular generator.
        note: a limitation.
        sources: keys of the sources in the file.
    """

    table: str
    name: str
    kind: Kind
    summary: str
    since: str
    sources: tuple[str, ...]
    takes: tuple[str, ...] = ()
    items: Mapping[str, str] = field(default_factory=dict)
    until: str | None = None
    registry: tuple[RegistryFact, ...] = ()
    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    commands: tuple[CommandFact, ...] = ()
    scripts: tuple[ScriptFact, ...] = ()
    link: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    note: str | None = None

    @property
    def key(self) -> str:
        """The dotted key in a spec."""
        return f"{self.table}.{self.name}"


@cache
def switches() -> Mapping[str, tuple[Switch, ...]]:
    """Return all switches by their table, in the order of the file."""
    found: dict[str, tuple[Switch, ...]] = {}
    for row in read_json(resources.schemas() / "switches.json")["switches"]:
        switch = _switch(row)
        found[switch.table] = (*found.get(switch.table, ()), switch)
    return found


@cache
def table_summaries() -> Mapping[str, str]:
    """Return what a table is about, for tables that have switches only."""
    summaries: Mapping[str, str] = read_json(resources.schemas() / "switches.json")["tables"]
    return summaries


def _switch(row: Mapping[str, Any]) -> Switch:  # Any: a row of JSON
    table, _, name = row["key"].partition(".")
    return Switch(
        table=table,
        name=name,
        kind=Kind(row["kind"]),
        summary=row["summary"],
        since=row["since"],
        sources=tuple(row["sources"]),
        takes=tuple(row.get("takes", ())),
        items=row.get("items", {}),
        until=row.get("until"),
        registry=registry_facts(row.get("registry", ())),
        settings={each["path"]: each["data"] for each in row.get("settings", ())},
        commands=tuple(CommandFact(each["stage"], each["run"]) for each in row.get("commands", ())),
        scripts=tuple(
            ScriptFact(each["stage"], each["template"], _words(each.get("for")))
            for each in row.get("scripts", ())
        ),
        link=row.get("link", {}),
        note=row.get("note"),
    )


def registry_facts(rows: Sequence[Mapping[str, Any]]) -> tuple[RegistryFact, ...]:  # Any: JSON
    """Return the registry values that rows of JSON describe."""
    return tuple(
        RegistryFact(Scope(row["scope"]), row["key"], row.get("name"), row["type"], row["data"])
        for row in rows
    )


def _words(given: list[str] | None) -> tuple[str, ...] | None:
    return None if given is None else tuple(given)

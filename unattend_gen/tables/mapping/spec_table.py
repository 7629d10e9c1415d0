"""`SpecTable`: a table of the spec with its model and its mappings, the object of each plug-in."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import product
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

from unattend_gen import plugins, tables
from unattend_gen.tables.mapping.marks import additions, fields
from unattend_gen.tables.mapping.view import Candidate
from unattend_gen.tables.model.base import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.additions import Addition
    from unattend_gen.tables.mapping.view import View

T = TypeVar("T")


class SpecHead(Protocol):
    """What a mapping may know of a spec besides its own table.

    Another table is read by `TABLE.of(spec)` of its module.
    """

    @property
    def target(self) -> str:
        """The deployment route."""

    @property
    def windows(self) -> str:
        """The name of the Windows version."""

    @property
    def defaults(self) -> bool:
        """Whether what every unattended installation needs is added."""


class SettingsMapping(Generic[T]):
    """The relation of a table to settings, commands and scripts that marks cannot express.

    Importing renders each candidate and drops what is not in the answer file, so `from_settings`
    may yield several and need not check them: the first that is reproduced is taken.
    """

    def to_settings(self, table: T) -> Iterator[Addition]:
        """Yield what a table sets and adds."""
        raise NotImplementedError

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield keys of the table that may produce an answer file, the shortest first."""
        raise NotImplementedError


class ContextMapping(Generic[T]):
    """A mapping that also depends on the head of the spec or on another table."""

    def to_settings(self, table: T, spec: SpecHead) -> Iterator[Addition]:
        """Yield what a table sets and adds in this spec."""
        raise NotImplementedError

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield keys of the table that may produce an answer file, the shortest first."""
        raise NotImplementedError


Mapping: TypeAlias = SettingsMapping[T] | ContextMapping[T]


class SpecTable(Generic[T]):
    """A table of the spec.

    Attributes:
        name: the key of the table in a spec, and the name of its module.
        models: the model, or the members of a closed choice of models.
        mappings: for what the marks in the models cannot express.
        rank: tables of a lower rank are asked first, those of equal rank by name. Of two values
            for one setting the later wins.
    """

    def __init__(
        self,
        name: str,
        models: type[Table] | tuple[type[Table], ...],
        *mappings: Mapping[T],
        rank: int = 0,
    ) -> None:
        self.name = name
        self.models = models if isinstance(models, tuple) else (models,)
        self.mappings = mappings
        self.rank = rank

    def of(self, spec: SpecHead) -> T | None:
        """Return the table of a spec, or None if the spec does not have it."""
        value: T | None = getattr(spec, self.name)
        return value

    def additions(self, spec: SpecHead) -> Iterator[Addition]:
        """Yield the settings, commands and scripts that the table adds to a spec's rendering."""
        table = self.of(spec)
        if table is None:
            return
        for one in table if isinstance(table, tuple) else (table,):
            if isinstance(one, Table):
                yield from additions(one)
        for mapping in self.mappings:
            if isinstance(mapping, ContextMapping):
                yield from mapping.to_settings(table, spec)
            else:
                yield from mapping.to_settings(table)

    def candidates(self, view: View) -> Iterator[Candidate]:
        """Yield what the table may be for an answer file to be produced, the shortest first."""
        choices = [
            tuple(mapping.from_settings(view)) or (Candidate({}),) for mapping in self.mappings
        ]
        found: list[Candidate] = []
        for model in self.models:
            marked = fields(model, view)
            for parts in product(*choices):
                merged = dict(marked)
                for part in parts:
                    merged.update(part.fields)
                secrets = {name: each for part in parts for name, each in part.secrets.items()}
                kept = {key: merged[key] for key in model.model_fields if key in merged}
                candidate = Candidate(kept, secrets)
                if kept and candidate not in found:
                    found.append(candidate)
        yield from found


AnyTable: TypeAlias = SpecTable[Any]  # Any: tables of all types in one list


@cache
def spec_tables() -> tuple[AnyTable, ...]:
    """Return all tables in the order in which they are asked; lists the folder once in a run."""
    names = (name for name in plugins.names(tables) if _has_table(name))
    found: list[AnyTable] = [plugins.load(tables, name, "TABLE", SpecTable) for name in names]
    return tuple(sorted(found, key=lambda table: (table.rank, table.name)))


def _has_table(name: str) -> bool:
    return hasattr(import_module(f"{tables.__name__}.{name}"), "TABLE")

"""`SpecTable`: a table of the spec with its model and its mappings, the object of each plug-in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    Protocol,
    TypeAlias,
    TypeVar,
    get_args,
    get_origin,
)

from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.marked import additions, field_choices
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


class _Reader:
    """The direction from an answer file to a table."""

    def from_settings(self, view: View) -> Iterator[Candidate]:  # noqa: ARG002 - for subclasses
        """Yield keys of the table that may produce an answer file, the shortest first.

        Importing renders each candidate and drops what is not in the answer file, so there may
        be several and none needs a check: the first that is reproduced is taken. Unless
        overridden, the mapping cannot be imported.
        """
        return iter(())


class SettingsMapping(_Reader, Generic[T]):
    """The relation of a table to settings, commands and scripts that marks cannot express."""

    def to_settings(self, table: T) -> Iterator[Addition]:
        """Yield what a table sets and adds."""
        raise NotImplementedError


class ContextMapping(_Reader, Generic[T]):
    """A mapping that also depends on the head of the spec or on another table."""

    def to_settings(self, table: T, spec: SpecHead) -> Iterator[Addition]:
        """Yield what a table sets and adds in this spec."""
        raise NotImplementedError


AnyMapping: TypeAlias = SettingsMapping[T] | ContextMapping[T]


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
        *mappings: AnyMapping[T],
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
        choices = [tuple(mapping.from_settings(view)) for mapping in self.mappings]
        found: list[Candidate] = []
        for model in self.models:
            for marked in field_choices(model, view):
                for parts in product(*(each or (Candidate({}),) for each in choices)):
                    candidate = _joined(model, marked, parts)
                    if candidate is not None and candidate.fields and candidate not in found:
                        found.append(candidate)
        return iter(found)


def _joined(
    model: type[Table], marked: dict[str, object], parts: tuple[Candidate, ...]
) -> Candidate | None:
    """Return what marks and mappings give together, with keys in the order of the model.

    A list of tables is complete by itself. None means that the parts are not of this model.
    """
    given = dict(marked)
    secrets = dict[str, Secret]()
    for part in parts:
        if not isinstance(part.fields, Mapping):
            return part
        if not all(_has(model, key, value) for key, value in part.fields.items()):
            return None
        given.update(part.fields)
        secrets.update(part.secrets)
    names = [name for name in model.model_fields if given.get(name) is not None]
    return Candidate({name: given[name] for name in names}, secrets)


def _has(model: type[Table], key: str, value: object) -> bool:
    """Return whether a model has a key, with this value if its values are closed."""
    field = model.model_fields.get(key)
    if field is None:
        return False
    is_closed = get_origin(field.annotation) is Literal
    return not is_closed or value in get_args(field.annotation)


AnyTable: TypeAlias = SpecTable[Any]  # Any: tables of all types in one list

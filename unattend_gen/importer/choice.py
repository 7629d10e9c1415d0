"""Which friendly tables say what the answer file says: each is rendered before it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.spec_table import spec_tables
from unattend_gen.tables.mapping.view import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.tables.mapping.view import View


Value: TypeAlias = str | Secret
Render: TypeAlias = (
    "Callable[[Mapping[str, object], Mapping[str, Secret]], Mapping[str, Value] | None]"
)
"""What a spec comes to, by setting path, given its tables and what its variables hold.

None where it is no spec. What the target leaves out is not among it.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tables that were taken.

    Attributes:
        tables: by name, as the file will have them.
        secrets: what the variables have to hold that tables ask for otherwise than as written.
        paths: the settings that each table stands for.
    """

    tables: Mapping[str, object] = field(default_factory=dict)
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    paths: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a choice is tried against.

    Attributes:
        head: the keys of the spec above its tables.
        said: what the answer file says, by path.
        secrets: what each variable holds where no table asks for anything else.
        render: renders a spec.
    """

    head: Mapping[str, object]
    said: Mapping[str, Value]
    secrets: Mapping[str, Secret]
    render: Render

    def outcome(
        self, more: Mapping[str, object], secrets: Mapping[str, Secret]
    ) -> Mapping[str, Value] | None:
        """What a spec with these tables comes to, if all of it stands in the answer file."""
        written = self.render({**self.head, **more}, {**self.secrets, **secrets})
        if written is None or any(self.said.get(path) != written[path] for path in written):
            return None
        return written


def chosen(view: View, trial: Trial) -> Choice:
    """Return every table that produces only what the answer file contains, as far as it does."""
    choice = Choice()
    for table in spec_tables():
        candidates = tuple(table.candidates(_left(view, choice)))
        choice = _with_table(choice, table.name, candidates, trial)
    return choice


def _left(view: View, choice: Choice) -> View:
    """Return the view without the commands that the choice accounts for."""
    paths = frozenset[str]().union(*choice.paths.values())
    return replace(view, taken=frozenset(path.rpartition("/")[0] for path in paths))


def _with_table(
    choice: Choice, name: str, proposals: tuple[Candidate, ...], trial: Trial
) -> Choice:
    """The choice with the first proposal that holds, else with the most keys of one that do."""
    for proposal in proposals:
        taken = _taken(choice, name, proposal, trial)
        if taken is not None:
            return taken
    grown = [_grown(choice, name, proposal, trial) for proposal in proposals]
    return max(grown, key=lambda each: len(each.paths.get(name, ())), default=choice)


def _grown(choice: Choice, name: str, proposal: Candidate, trial: Trial) -> Choice:
    """The choice with those keys of a proposal that hold, tried one after another.

    A key may hold and say nothing by itself, as how passwords are written does.
    """
    best, kept = choice, dict[str, object]()
    if not isinstance(proposal.fields, Mapping):
        return choice
    for key, value in proposal.fields.items():
        part = Candidate({**kept, key: value}, proposal.secrets)
        if _written(choice, name, part, trial) is not None:
            kept[key] = value
            best = _taken(choice, name, part, trial) or best
    return best


def _taken(choice: Choice, name: str, proposal: Candidate, trial: Trial) -> Choice | None:
    """The choice with a table more, if that holds and says something."""
    written = _written(choice, name, proposal, trial)
    own = frozenset(written or ()).difference(*choice.paths.values())
    if not own:
        return None
    return Choice(
        {**choice.tables, name: proposal.fields},
        {**choice.secrets, **proposal.secrets},
        {**choice.paths, name: own},
    )


def _written(
    choice: Choice, name: str, proposal: Candidate, trial: Trial
) -> Mapping[str, Value] | None:
    """What the choice and a table more come to, if that holds and keeps what was there."""
    if not proposal.fields:
        return None
    tables_then = {**choice.tables, name: proposal.fields}
    written = trial.outcome(tables_then, {**choice.secrets, **proposal.secrets})
    before = frozenset[str]().union(*choice.paths.values())
    return written if written is not None and before <= written.keys() else None

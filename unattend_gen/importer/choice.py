"""Which tables reproduce an answer file: each candidate is rendered before it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.additions import COMMAND_LISTS
from unattend_gen.tables.mapping.spec_tables import spec_tables
from unattend_gen.tables.mapping.view import Candidate, found_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.tables.mapping.view import View


Value: TypeAlias = str | Secret
Render: TypeAlias = (
    "Callable[[Mapping[str, object], Mapping[str, Secret]], Mapping[str, Value] | None]"
)
"""Takes the tables of a spec and the values of its variables, and returns the values that it
renders to, by setting path; script files are below `SCRIPTS`. None if the spec is invalid. Passes
that the target does not have are left out."""

SCRIPTS: Final = "scripts/"
"""Start of the key of a script file among the values of an answer file."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tables that were taken.

    Attributes:
        tables: by name, as the spec file will have them.
        secrets: values of variables that differ from the text of the answer file.
        paths: the settings that each table reproduces.
        has_scripts: whether the tables reproduce all scripts that the answer file carries.
    """

    tables: Mapping[str, object] = field(default_factory=dict)
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    paths: Mapping[str, frozenset[str]] = field(default_factory=dict)
    has_scripts: bool = False

    @property
    def covered(self) -> frozenset[str]:
        """The settings that a table reproduces."""
        return frozenset[str]().union(*self.paths.values())


@dataclass(frozen=True, slots=True)
class Trial:
    """What a choice is compared with.

    Attributes:
        head: the keys of the spec above its tables.
        values: what the answer file contains, by setting path or script file.
        secrets: the value of each variable, unless a candidate has another.
        render: renders a spec.
        ignores_order: whether commands and scripts are compared without their positions.
    """

    head: Mapping[str, object]
    values: Mapping[str, Value]
    secrets: Mapping[str, Secret]
    render: Render
    ignores_order: bool = False

    def outcome(
        self, tables: Mapping[str, object], secrets: Mapping[str, Secret]
    ) -> Mapping[str, Value] | None:
        """Return what a spec renders to if the answer file contains all of it."""
        rendered = self.render({**self.head, **tables}, {**self.secrets, **secrets})
        if rendered is not None and self.ignores_order:
            rendered = {key: rendered[path] for path, key in content_keys(rendered).items()}
        if rendered is None or any(self.values.get(path) != rendered[path] for path in rendered):
            return None
        return rendered

    def without_order(self) -> Trial:
        """Return the trial that compares commands and scripts by their content."""
        values = {key: self.values[path] for path, key in content_keys(self.values).items()}
        return replace(self, values=values, ignores_order=True)

    def without_scripts(self) -> Trial:
        """Return the trial that accepts no table with a script."""
        values = {path: self.values[path] for path in self.values if not path.startswith(SCRIPTS)}
        return replace(self, values=values)


def choose(view: View, trial: Trial) -> Choice:
    """Return every table that produces only what the answer file contains, as far as it does.

    The position of a command depends on the commands of other tables. So tables are chosen by
    the content of commands and scripts first, which holds if all of them together produce what
    the answer file contains. Otherwise each table has to produce it by itself.
    """
    return _chosen_together(view, trial) or _chosen_singly(
        replace(view, scripts=()), trial.without_scripts(), {}
    )


def content_keys(values: Mapping[str, Value]) -> dict[str, str]:
    """Return each path with a key in which commands and scripts are named by their content.

    What follows from the positions of others has no key: the order of a command, and the scripts
    that run other scripts.
    """
    items = _command_items(values)
    keys: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for path in values:
        item, _, element = path.rpartition("/")
        if path.startswith(SCRIPTS):
            script = found_script(path.removeprefix(SCRIPTS), "")
            if script is not None:
                name = f"{SCRIPTS}{script.stage}-{script.name}{script.suffix}"
                seen[name] += 1
                keys[path] = f"{name}#{seen[name]}"
        elif item not in items:
            keys[path] = path
        elif element != "Order":
            keys[path] = f"{items[item]}/{element}"
    return keys


def _command_items(values: Mapping[str, Value]) -> dict[str, str]:
    """Return the list item of each command with a key made of its command line."""
    items: dict[str, str] = {}
    for commands in COMMAND_LISTS.values():
        seen: Counter[str] = Counter()
        for number in count(1):
            item = f"{commands.path}[{number}]"
            line = values.get(f"{item}/{commands.element}")
            if line is None:
                break
            text = line if isinstance(line, str) else f"secret {number}"
            seen[text] += 1
            items[item] = f"{commands.path}[{text}#{seen[text]}]"
    return items


def _chosen_together(view: View, trial: Trial) -> Choice | None:
    """Return the tables that reproduce commands and scripts only together, or None."""
    is_described = any(
        command.description for pass_ in COMMAND_LISTS for command in view.commands(pass_)
    )
    if not is_described and not view.scripts:
        return None
    choice = _chosen_singly(view, trial.without_order(), _command_items(trial.values))
    rendered = trial.outcome(choice.tables, choice.secrets)
    scripts = {path for path in trial.values if path.startswith(SCRIPTS)}
    if rendered is None or not scripts <= rendered.keys():
        return None
    paths_by_key = {key: path for path, key in content_keys(trial.values).items()}
    paths = {
        name: frozenset(paths_by_key[key] for key in keys) for name, keys in choice.paths.items()
    }
    rest = frozenset(rendered).difference(*paths.values())
    return replace(choice, paths={**paths, "": rest}, has_scripts=bool(scripts))


def _chosen_singly(view: View, trial: Trial, items: Mapping[str, str]) -> Choice:
    """Return the tables that hold one after another.

    Args:
        view: the answer file.
        trial: what the tables are compared with.
        items: the key of each list item that has another key than its path in the trial.
    """
    choice = Choice()
    for table in spec_tables():
        taken = frozenset(_taken_items(view, choice, items))
        seen = replace(view, taken=taken, covered=choice.covered)
        candidates = tuple(table.candidates(seen))
        choice = _with_table(choice, table.name, candidates, trial)
    return choice


def _taken_items(view: View, choice: Choice, items: Mapping[str, str]) -> Iterator[str]:
    """Yield the list items of commands that the choice reproduces."""
    covered = {path.rpartition("/")[0] for path in choice.covered}
    for commands in COMMAND_LISTS.values():
        yield from (item for item in view.items(commands.path) if items.get(item, item) in covered)


def _with_table(
    choice: Choice, name: str, candidates: tuple[Candidate, ...], trial: Trial
) -> Choice:
    """Return the choice with the candidate that holds and says most, else with most such keys.

    Of those that say the same, the first one is taken.
    """
    held = [_taken(choice, name, candidate, trial) for candidate in candidates]
    taken = [each for each in held if each is not None]
    if taken:
        return max(taken, key=lambda each: len(each.paths[name]))
    partial = [_with_keys(choice, name, candidate, trial) for candidate in candidates]
    return max(partial, key=lambda each: len(each.paths.get(name, ())), default=choice)


def _with_keys(choice: Choice, name: str, candidate: Candidate, trial: Trial) -> Choice:
    """Return the choice with the keys of a candidate that hold, tried one after another.

    A key may hold and produce nothing by itself, such as how passwords are written, and others
    may hold only after it. So keys that do not hold are tried a second time.
    """
    best, kept = choice, dict[str, object]()
    if not isinstance(candidate.fields, Mapping):
        return choice
    parts = tuple(_parts(candidate.fields))
    for key, value in (*parts, *parts):
        more = {**kept, key: _merged(kept.get(key), value)}
        part = Candidate(more, candidate.secrets)
        if more != kept and _outcome(choice, name, part, trial) is not None:
            kept = more
            best = _taken(choice, name, part, trial) or best
    return best


def _merged(old: object, new: object) -> object:
    """Return a value, with the keys that it already had if it is a table."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **new}
    return new


def _parts(fields: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the keys of a table with their values; of a table inside it first all, then each."""
    for key, value in fields.items():
        yield key, value
        if isinstance(value, Mapping):
            yield from ((key, {inner: value[inner]}) for inner in value)


def _taken(choice: Choice, name: str, candidate: Candidate, trial: Trial) -> Choice | None:
    """Return the choice with one more table, if that holds and produces something."""
    rendered = _outcome(choice, name, candidate, trial)
    own = frozenset(rendered or ()) - choice.covered
    if not own:
        return None
    named = frozenset(_texts(candidate.fields))
    secrets = {
        each: candidate.secrets[each] for each in candidate.secrets if f"env:{each}" in named
    }
    return Choice(
        {**choice.tables, name: candidate.fields},
        {**choice.secrets, **secrets},
        {**choice.paths, name: own},
    )


def _texts(value: object) -> Iterator[str]:
    """Yield the texts at any depth of a table."""
    match value:
        case str():
            yield value
        case Mapping():
            yield from (text for each in value.values() for text in _texts(each))
        case list() | tuple():
            yield from (text for each in value for text in _texts(each))
        case _:
            pass


def _outcome(
    choice: Choice, name: str, candidate: Candidate, trial: Trial
) -> Mapping[str, Value] | None:
    """Return what the choice and one more table render to, if that holds and loses nothing."""
    if not candidate.fields:
        return None
    tables = {**choice.tables, name: candidate.fields}
    rendered = trial.outcome(tables, {**choice.secrets, **candidate.secrets})
    is_kept = rendered is not None and choice.covered <= rendered.keys()
    return rendered if is_kept else None

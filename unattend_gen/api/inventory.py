"""`render --inventory`: a folder for each row, and a list of results."""

from __future__ import annotations

import json
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.api import inputs
from unattend_gen.api.inventory_rows import NamedRow, RowTask, prepare, render_rows
from unattend_gen.api.progress import listener
from unattend_gen.api.render import RenderOptions, folder_of
from unattend_gen.api.secret_values import reader
from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.key_search import holds_key, without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.errors import ExitCode, InputError, Mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from contextlib import AbstractContextManager

    from unattend_gen.api.inputs import Names, PathInput
    from unattend_gen.api.inventory_rows import RowOutcome
    from unattend_gen.api.progress import Progress
    from unattend_gen.api.render import ReadSecret
    from unattend_gen.api.secret_values import Secrets
    from unattend_gen.core.finding import Severity
    from unattend_gen.output.name_set import NameSet
    from unattend_gen.spec.allowed_sources import AllowedSources
    from unattend_gen.spec.fleet import BaseSpec
    from unattend_gen.spec.inventory import Inventory, Row

    _Write = Callable[[bytes], object]

RESULTS: Final = "results.jsonl"
"""The list of results, in the output folder."""

SCHEMA: Final = "unattend-gen/fleet-row/1"
"""The version of its lines; fields are added, never changed or removed."""

_FEW: Final = 64
"""One process renders fewer rows faster than others can be started."""

_PART: Final = 16
_OTHER_NAME: Final = "use letters, digits, dots, dashes and underscores"


@dataclass(frozen=True, slots=True)
class InventoryOutcome:
    """The number of rows with each result.

    Attributes:
        written: folders that are new or were replaced; in a dry run, that would be.
        identical: folders that existed with the same bytes.
        found: rows that were not written because of findings.
        unusable: rows that could not be rendered or written for other reasons.
        is_written: false for a dry run.
    """

    written: int = 0
    identical: int = 0
    found: int = 0
    unusable: int = 0
    is_written: bool = True

    @property
    def rows(self) -> int:
        """All rows that are not empty."""
        return self.written + self.identical + self.found + self.unusable

    @property
    def exit_code(self) -> ExitCode:
        """3 where a row cannot be used, else 1 where a row has findings."""
        if self.unusable:
            return ExitCode.UNUSABLE
        return ExitCode.FINDINGS if self.found else ExitCode.CLEAN

    def with_row(self, outcome: RowOutcome) -> InventoryOutcome:
        """Return the counts with one more row."""
        match outcome.status:
            case "written":
                return replace(self, written=self.written + 1)
            case "identical":
                return replace(self, identical=self.identical + 1)
        if outcome.mistakes:
            return replace(self, unusable=self.unusable + 1)
        return replace(self, found=self.found + 1)


def render_inventory(
    spec: PathInput,
    inventory: PathInput,
    out: PathInput,
    *,
    target: str | None = None,
    key_from: str | None = None,
    settings: Names = (),
    templates: PathInput | None = None,
    jobs: int | None = None,
    force: bool = False,
    dry_run: bool = False,
    fail_on: str | Severity = "error",
    allow_sources: Names | None = None,
    ignore_columns: Names = (),
    secrets: Secrets | None = None,
    progress: Progress | None = None,
) -> InventoryOutcome:
    """Render each row of an inventory over one spec, into a folder of its own.

    A row that cannot be rendered or written does not affect the others. A folder that holds the
    same bytes already is left alone. One that holds only the unchanged files of an earlier run is
    replaced; one that differs otherwise needs `force`. The list of
    results, `results.jsonl`, is written at the end.

    Args:
        spec: TOML, or YAML and JSON by suffix.
        inventory: a CSV file whose columns are keys of the spec or setting paths.
        out: the folder for the folders of the rows.
        target: overrides the spec's.
        key_from: secret source of the activation key; overrides the spec's.
        settings: `PATH=VALUE` texts (`--set`); override the spec's.
        templates: folder whose templates are used before ours.
        jobs: number of processes; None chooses it by the number of rows.
        force: replace folders whose files were changed since they were written.
        dry_run: do everything but write.
        fail_on: least severity of a finding that keeps a row from being written.
        allow_sources: the secret sources that spec and inventory may use, such as `env` and
            `file:DIR`. Unless given, the spec may use all of them, and the inventory the kinds
            that the spec uses, within the folders of the spec and of its files.
        ignore_columns: names of columns of the inventory that are not read.
        secrets: values that replace environment variables. They never leave this process, so that
            `jobs` has no effect with them.
        progress: is notified of each row.

    Raises:
        UsageError: an argument has the wrong type or value, or the results would replace an input.
        InputError: the spec, the templates, or the inventory as a whole cannot be used.
        OutputError: the folder cannot be written, or another run writes there.
        WorkerError: a worker process ended early.
    """
    inputs.require_texts(target=target, key_from=key_from)
    inputs.require_flags(force=force, dry_run=dry_run)
    inputs.require_counts(jobs=jobs)
    options = RenderOptions(
        spec=Path(inputs.path("spec", spec)),
        target=target,
        key_from=key_from,
        settings=inputs.texts("settings", settings),
        templates=folder_of("templates", templates),
        force=force,
        dry_run=dry_run,
        fail_on=inputs.severity("fail_on", fail_on),
        allow_sources=inputs.optional_names("allow_sources", allow_sources),
    )
    reader(None, options.allow_sources)  # a wrong item is an error of the call, not of a row
    run = _Run(
        options=options,
        inventory=Path(inputs.path("inventory", inventory)),
        out=Path(inputs.path("out", out)),
        jobs=1 if secrets else jobs,
        read=(reader(secrets, options.allow_sources, options.spec.parent) if secrets else None),
        variables=tuple(secrets or ()),
        ignored=frozenset(inputs.names("ignore_columns", ignore_columns)),
    )
    return _rendered(run, listener(progress))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The arguments of `render_inventory`, checked.

    Attributes:
        read: reads secret sources in this process; None for the way that any process reads them.
        variables: names of the values that a program has passed.
        ignored: names of columns that are not read.
    """

    options: RenderOptions
    inventory: Path
    out: Path
    jobs: int | None
    read: ReadSecret | None
    variables: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()


def _rendered(run: _Run, progress: Progress) -> InventoryOutcome:
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.fleet import options_by_place, read_base
    from unattend_gen.spec.inventory import open_inventory
    from unattend_gen.spec.overrides import Overrides

    options = run.options
    options.require_inputs_stay(run.out, (RESULTS,), run.inventory)
    _, target = options.route()
    allowed = options.limits()
    overrides = Overrides(target, options.key_from, options.settings)
    taken = options_by_place(overrides)
    with open_inventory(run.inventory, taken=taken, ignore=run.ignored) as inventory:
        base = read_base(options.spec, overrides, inventory.columns, target_facts(), allowed)
        with _folder(run) as work, _results(run) as write:
            counts = InventoryOutcome(is_written=not options.dry_run)
            with closing(_outcomes(run, base, inventory, work)) as outcomes:
                for outcome in outcomes:
                    progress.row(outcome)
                    counts = counts.with_row(outcome)
                    write(_line(outcome))
            _require_rows(counts, run.inventory)
    return counts


def _require_rows(counts: InventoryOutcome, inventory: Path) -> None:
    if not counts.rows:
        message = "the inventory has no rows below its header"
        where = shown_name(str(inventory))
        raise InputError(message, advice="add a row for each computer", where=where)


def _outcomes(
    run: _Run, base: BaseSpec, inventory: Inventory, work: Path | None
) -> Generator[RowOutcome, None, None]:
    """Yield the outcome of each row in order, for any number of jobs."""
    from secrets import token_hex

    from unattend_gen.executors import Work, choose_jobs, in_batches
    from unattend_gen.executors import run as run_batches
    from unattend_gen.output.name_set import NameSet

    task = RowTask(token_hex(8), base, run.options, run.out, work, run.read, _limits(run, base))
    with closing(NameSet()) as names:
        rows: Iterator[NamedRow] = (_named(row, base, names) for row in inventory.rows)
        jobs = run.jobs
        if jobs is None:
            jobs, rows = choose_jobs(rows, few=_FEW)
        do = Work(partial(render_rows, task), partial(prepare, task), partial(_stays, base))
        with closing(run_batches(do, in_batches(rows, _PART), jobs=jobs)) as batches:
            for batch in batches:
                yield from batch


def _limits(run: _Run, base: BaseSpec) -> AllowedSources:
    """Return the sources that the rows may use: those of the option, or else of the spec."""
    from unattend_gen.spec.allowed_sources import sources_of_spec
    from unattend_gen.spec.load import texts

    if allowed := run.options.limits():
        return allowed
    found = (text for _, text in texts(base.data))
    return sources_of_spec(found, run.options.spec.parent, run.variables)


def _stays(base: BaseSpec, part: tuple[NamedRow, ...]) -> bool:
    from unattend_gen.spec.fleet import has_exclusive_source

    return any(has_exclusive_source(base, one.row) for one in part)


def _named(row: Row, base: BaseSpec, names: NameSet) -> NamedRow:
    """Return a row with the name of its folder, or with the mistake in that name."""
    from unattend_gen.spec.fleet import row_name

    name, column = row_name(base, row)
    place = row.place(column)
    problem = None if row.mistakes else _problem(name, row, names)
    if problem is None:
        return NamedRow(row, None if row.mistakes else name)
    mistake = Mistake(*problem, place)
    return NamedRow(replace(row, mistakes=(*row.mistakes, mistake)), None)


def _problem(name: str | None, row: Row, names: NameSet) -> tuple[str, str] | None:
    """Return why a row's name cannot be the name of its folder, and the advice; None if it can."""
    from unattend_gen.core.secret_source import SOURCE_ADVICE
    from unattend_gen.output.names import folder_name_problem

    if name is None:
        return "has neither an id nor a computer name", "fill one of the two columns"
    if holds_key(name):
        message = "this is a product key, and it would be the name of a folder"
        return message, SOURCE_ADVICE
    problem = folder_name_problem(name)
    if name.casefold() == RESULTS:
        problem = "it is the name of the list of results"
    if problem:
        return f"it cannot be the name of a folder: {problem}", _OTHER_NAME
    first = names.first_row(name, row.number)
    if first is not None:
        message = f"row {first} has the same name (upper and lower case are equal)"
        return message, "give each row a unique id or computer name"
    return None


@contextmanager
def _folder(run: _Run) -> Iterator[Path | None]:
    """Provide a private folder in the output folder; None for a dry run."""
    from unattend_gen.output.many_folders import many_folders, require_room_for_folders

    if run.options.dry_run:
        require_room_for_folders(run.out)
        yield None
        return
    with many_folders(run.out) as work:
        yield work


def _results(run: _Run) -> AbstractContextManager[_Write]:
    from unattend_gen.output.file import whole_file

    if run.options.dry_run:
        return nullcontext(len)
    return whole_file(run.out / RESULTS, replace=True)


def _line(outcome: RowOutcome) -> bytes:
    """Return the outcome of a row as a line of JSON in ASCII, without secrets."""
    content = {
        "schema": SCHEMA,
        "row": outcome.row,
        "id": None if outcome.id is None else printable(without_keys(outcome.id)),
        "folder": outcome.folder,
        "status": outcome.status,
        "last_fives": outcome.last_fives,
        "errors": [
            {"place": one.key_path, "message": one.message, "advice": one.advice}
            for one in outcome.mistakes
        ],
        "findings": [
            {"rule": one.rule, "severity": one.severity, "place": one.place, "message": one.message}
            for one in outcome.findings
        ],
    }
    return f"{json.dumps(content)}\n".encode("ascii")

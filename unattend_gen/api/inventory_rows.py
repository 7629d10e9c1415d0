"""Inventory rows, rendered by any process.

Workers receive the texts of a row and return its outcome. Secrets are read, rendered and written by
the same process.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from unattend_gen.api.render import findings_on
from unattend_gen.api.secret_values import reader
from unattend_gen.errors import InputError, InventoryError, Mistake, OutputError, UnattendError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from unattend_gen.api.render import ReadSecret, RenderOptions
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.renderer.target import TargetPlan
    from unattend_gen.spec.allowed_sources import AllowedSources
    from unattend_gen.spec.fleet import BaseSpec
    from unattend_gen.spec.inventory import Row
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating.opening import TemplateRenderer

RowStatus: TypeAlias = Literal["written", "identical", "failed"]

_WRITERS: Final = 4
"""Threads that write to the disk while the next rows are rendered."""


@dataclass(frozen=True, slots=True)
class RowTask:
    """What all rows of a run have in common.

    Attributes:
        run: identifies the run.
        base: the spec that the rows override.
        options: of the run.
        out: the folder for the folders of the rows.
        work: private folder on the disk of the output; None for a dry run.
        read: reads secret sources where the values are in this process, else None.
        limits: the sources that spec and rows may use.
    """

    run: str
    base: BaseSpec = field(compare=False)
    options: RenderOptions = field(compare=False)
    out: Path = field(compare=False)
    work: Path | None = field(compare=False)
    read: ReadSecret | None = field(compare=False, default=None)
    limits: AllowedSources | None = field(compare=False, default=None)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row and the name of its folder, which is safe and unique; None if the row has mistakes."""

    row: Row
    folder: str | None


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A finding on the files of a row, in words that may be shown."""

    rule: str
    severity: str
    place: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """The result of a row, without secrets.

    Attributes:
        row: its number, as in a spreadsheet: the header is row 1.
        id: the text of its `id` cell, or None.
        folder: the name of its folder; None where it has no usable name.
        status: `written` (in a dry run: would be), `identical` to the existing folder, or `failed`.
        last_fives: the last five characters of each rendered product key.
        findings: on the rendered files; one that reaches `fail_on` makes the row fail.
        mistakes: why it failed, if not because of findings; each begins with its place.
        share: how much of the inventory has been read, from 0 to 1.
    """

    row: int
    id: str | None
    folder: str | None
    status: RowStatus
    last_fives: tuple[str, ...] = ()
    findings: tuple[RowFinding, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    share: float = 0.0


def prepare(task: RowTask) -> None:
    """Load what all rows need.

    Raises:
        InputError: the folder of templates cannot be used.
    """
    _tools(task)


def render_rows(task: RowTask, rows: tuple[NamedRow, ...]) -> tuple[RowOutcome, ...]:
    """Render rows and return their outcomes in order."""
    from concurrent.futures import ThreadPoolExecutor

    tools = _tools(task)
    with ThreadPoolExecutor(_WRITERS) as writers:
        started = tuple(_started(row, tools, writers) for row in rows)
        return tuple(_finished(one) for one in started)


@dataclass(frozen=True, slots=True)
class _Tools:
    """What all rows need, loaded once in each process."""

    task: RowTask
    catalog: Catalog
    templates: TemplateRenderer
    plan: TargetPlan | None
    read: ReadSecret


@lru_cache(maxsize=1)
def _tools(task: RowTask) -> _Tools:
    from unattend_gen.catalog.load import catalog
    from unattend_gen.rules.load import answer_file_rules
    from unattend_gen.templating.opening import open_templates

    answer_file_rules()
    plainly = task.read or reader(None, task.options.allow_sources, task.options.spec.parent)
    read = partial(_read, plainly, cache(plainly), task)
    plan, _ = task.options.route()
    return _Tools(task, catalog(), open_templates(task.options.templates), plan, read)


def _read(
    plainly: ReadSecret,
    once: ReadSecret,
    task: RowTask,
    source: SecretSource,
    kind: SecretKind,
) -> Secret:
    """Return a secret; one that is typed or piped is read once in the whole run."""
    from unattend_gen.core.secret_source import PromptSource, StdinSource

    if task.limits is not None:
        source = task.limits.require(source, task.options.spec.parent)
    return (once if isinstance(source, PromptSource | StdinSource) else plainly)(source, kind)


@dataclass(frozen=True, slots=True)
class _StartedRow:
    """A rendered row that is being written, unless a finding prevents it."""

    named: NamedRow
    outcome: RowOutcome
    written: Future[RowStatus] | None = None


def _started(named: NamedRow, tools: _Tools, writers: ThreadPoolExecutor) -> _StartedRow:
    row = named.row
    outcome = RowOutcome(
        row.number, row.id.text if row.id else None, named.folder, "failed", share=row.share
    )
    if named.folder is None or row.mistakes:
        return _StartedRow(named, replace(outcome, mistakes=row.mistakes))
    try:
        spec, rendering = _rendered(row, tools)
    except InputError as error:
        return _StartedRow(named, replace(outcome, mistakes=_mistakes(error, row)))
    findings = _findings(rendering, spec, tools.task, named.folder)
    outcome = replace(
        outcome,
        last_fives=_last_fives(rendering.artifacts),
        findings=tuple(map(_shown, findings)),
    )
    fail_on = tools.task.options.fail_on
    if fail_on is not None and any(one.severity >= fail_on for one in findings):
        return _StartedRow(named, outcome)
    written = writers.submit(_written, rendering.artifacts, named.folder, tools.task)
    return _StartedRow(named, outcome, written)


def _finished(started: _StartedRow) -> RowOutcome:
    if started.written is None:
        return started.outcome
    try:
        return replace(started.outcome, status=started.written.result())
    except OutputError as error:
        return replace(started.outcome, mistakes=_mistakes(error, started.named.row))


def _rendered(row: Row, tools: _Tools) -> tuple[Spec, Rendering]:
    from unattend_gen.renderer.engine import render
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.fleet import spec_of_row

    spec = spec_of_row(tools.task.base, row, target_facts(), tools.task.limits)
    rendering = render(spec, tools.catalog, tools.read, templates=tools.templates, plan=tools.plan)
    return spec, rendering


def _findings(rendering: Rendering, spec: Spec, task: RowTask, folder: str) -> tuple[Finding, ...]:
    return findings_on(rendering, spec, task.out / folder)


def _shown(finding: Finding) -> RowFinding:
    place = finding.location.setting or ""
    return RowFinding(
        finding.rule, finding.severity.label, str(place), finding.message, finding.advice
    )


def _last_fives(artifacts: tuple[Artifact, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(last for one in artifacts for last in one.last_fives))


def _written(artifacts: tuple[Artifact, ...], name: str, task: RowTask) -> RowStatus:
    from unattend_gen.output.many_folders import place_folder, planned_status

    folder, force = task.out / name, task.options.force
    if task.work is None:
        return planned_status(folder, artifacts, replace=force).value
    return place_folder(task.work, folder, artifacts, replace=force).value


def _mistakes(error: UnattendError, row: Row) -> tuple[Mistake, ...]:
    """Return the mistakes of a row; the place of a secret source is the cell that names it."""
    if isinstance(error, InventoryError):
        return error.mistakes
    places = {cell.text: row.place(cell.column) for cell in row.cells}
    lines = getattr(error, "mistakes", None) or (Mistake(error.message, error.advice, error.where),)
    return tuple(replace(one, key_path=_place(one.key_path, places, row.place())) for one in lines)


def _place(where: str, places: dict[str, str], row: str) -> str:
    source = where.rpartition(" from ")[2]
    return ": ".join(part for part in (places.get(source, row), where) if part)

"""Rows of a fleet, rendered by whichever process gets them.

A row travels as its texts, and what became of it comes back; secrets are read, rendered and
written by the same process.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from unattend_gen.api.rendering import route
from unattend_gen.errors import InputError, InventoryError, Mistake, OutputError, UnattendError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from unattend_gen.api.rendering import RenderRequest
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.renderer.target import TargetPlan
    from unattend_gen.spec.fleet import BaseSpec
    from unattend_gen.spec.inventory import Row
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating import Templates

    _Read: TypeAlias = Callable[[SecretSource, SecretKind], Secret]

RowStatus: TypeAlias = Literal["written", "identical", "failed"]

_WRITERS: Final = 4
"""Threads that wait for the disk while the next rows are rendered."""


@dataclass(frozen=True, slots=True)
class RowTask:
    """What holds for every row of a run.

    Attributes:
        run: tells this run from any other.
        base: the spec that rows are put over.
        wishes: of the command line.
        work: private folder on the disk of the output, or None for a dry run.
    """

    run: str
    base: BaseSpec = field(compare=False)
    wishes: RenderRequest = field(compare=False)
    work: Path | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row and the name of its folder, safe and no other row's; None if it has mistakes."""

    row: Row
    folder: str | None


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A finding on what a row came to, in words that may be shown."""

    rule: str
    severity: str
    place: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a row; holds no secret.

    Attributes:
        row: as a spreadsheet counts, the header being 1.
        id: text of its `id` cell, or None.
        folder: name of its folder, or None where it has none that can be used.
        status: written (in a dry run: would be), identical to what was there, or failed.
        last_fives: last five characters of each product key that was rendered.
        findings: on what was rendered; those at the level of `fail_on` make it fail.
        mistakes: why it failed, if not for findings; each begins with its place.
        share: how much of the inventory has been read with it, from 0 to 1.
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
    """Load what every row needs.

    Raises:
        InputError: the folder of templates cannot be used.
    """
    _workshop(task)


def render_rows(task: RowTask, rows: tuple[NamedRow, ...]) -> tuple[RowOutcome, ...]:
    """What becomes of some rows, in their order."""
    from concurrent.futures import ThreadPoolExecutor

    shop = _workshop(task)
    with ThreadPoolExecutor(_WRITERS) as writers:
        begun = tuple(_begun(row, shop, writers) for row in rows)
        return tuple(_ended(one) for one in begun)


@dataclass(frozen=True, slots=True)
class _Workshop:
    """What every row needs, loaded once in each process."""

    task: RowTask
    catalog: Catalog
    templates: Templates
    plan: TargetPlan | None
    read: _Read


@lru_cache(maxsize=1)
def _workshop(task: RowTask) -> _Workshop:
    from unattend_gen.catalog.load import catalog
    from unattend_gen.rules.load import answer_file_rules
    from unattend_gen.spec.secrets import read_secret
    from unattend_gen.templating import Templates

    answer_file_rules()
    asked = cache(read_secret)
    read = partial(_read, read_secret, asked)
    plan, _ = route(task.wishes)
    return _Workshop(task, catalog(), Templates(task.wishes.templates), plan, read)


def _read(plainly: _Read, once: _Read, source: SecretSource, kind: SecretKind) -> Secret:
    """A secret; what a person types or a pipe gives is asked for once in the whole run."""
    from unattend_gen.core.secret_source import PromptSource, StdinSource

    return (once if isinstance(source, PromptSource | StdinSource) else plainly)(source, kind)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A row that is rendered and, if nothing spoke against it, on its way to the disk."""

    named: NamedRow
    outcome: RowOutcome
    written: Future[RowStatus] | None = None


def _begun(named: NamedRow, shop: _Workshop, writers: ThreadPoolExecutor) -> _Begun:
    row = named.row
    outcome = RowOutcome(
        row.number, row.id.text if row.id else None, named.folder, "failed", share=row.share
    )
    if named.folder is None or row.mistakes:
        return _Begun(named, replace(outcome, mistakes=row.mistakes))
    try:
        spec, rendering = _rendered(row, shop)
    except InputError as error:
        return _Begun(named, replace(outcome, mistakes=_mistakes(error, row)))
    findings = _findings(rendering, spec, shop.task, named.folder)
    outcome = replace(
        outcome,
        last_fives=_last_fives(rendering.artifacts),
        findings=tuple(map(_shown, findings)),
    )
    fail_on = shop.task.wishes.fail_on
    if fail_on is not None and any(one.severity >= fail_on for one in findings):
        return _Begun(named, outcome)
    written = writers.submit(_written, rendering.artifacts, named.folder, shop.task)
    return _Begun(named, outcome, written)


def _ended(begun: _Begun) -> RowOutcome:
    if begun.written is None:
        return begun.outcome
    try:
        return replace(begun.outcome, status=begun.written.result())
    except OutputError as error:
        return replace(begun.outcome, mistakes=_mistakes(error, begun.named.row))


def _rendered(row: Row, shop: _Workshop) -> tuple[Spec, Rendering]:
    from unattend_gen.renderer.engine import render
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.fleet import spec_of_row

    spec = spec_of_row(shop.task.base, row, target_facts())
    rendering = render(spec, shop.catalog, shop.read, templates=shop.templates, plan=shop.plan)
    return spec, rendering


def _findings(rendering: Rendering, spec: Spec, task: RowTask, folder: str) -> tuple[Finding, ...]:
    from unattend_gen.api.rendering import findings_on

    return findings_on(rendering, spec, task.wishes.out / folder)


def _shown(finding: Finding) -> RowFinding:
    place = finding.location.setting or ""
    return RowFinding(
        finding.rule, finding.severity.label, str(place), finding.message, finding.advice
    )


def _last_fives(artifacts: tuple[Artifact, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(last for one in artifacts for last in one.last_fives))


def _written(artifacts: tuple[Artifact, ...], name: str, task: RowTask) -> RowStatus:
    from unattend_gen.output.many_folders import place_folder, planned_status

    folder, force = task.wishes.out / name, task.wishes.replace
    if task.work is None:
        return planned_status(folder, artifacts, replace=force).value
    return place_folder(task.work, folder, artifacts, replace=force).value


def _mistakes(error: UnattendError, row: Row) -> tuple[Mistake, ...]:
    """What went wrong with a row, with its place; the cell that named a source is its place."""
    if isinstance(error, InventoryError):
        return error.mistakes
    places = {cell.text: row.place(cell.column) for cell in row.cells}
    lines = getattr(error, "mistakes", None) or (Mistake(error.message, error.advice, error.where),)
    return tuple(replace(one, key_path=_place(one.key_path, places, row.place())) for one in lines)


def _place(where: str, places: dict[str, str], row: str) -> str:
    source = where.rpartition(" from ")[2]
    return ": ".join(part for part in (places.get(source, row), where) if part)

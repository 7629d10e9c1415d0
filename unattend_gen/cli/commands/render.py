"""`render`: write the files of a spec's target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.inventory import RESULTS
from unattend_gen.api.render import targets
from unattend_gen.api.shown import shown_name, without_keys
from unattend_gen.cli import console, reporting
from unattend_gen.cli.messages import counted
from unattend_gen.cli.options import (
    AllowSourcesOption,
    FailOnOption,
    ForceOption,
    FormatOption,
    JobsOption,
    KeyFromOption,
    QuietOption,
    help_text,
    require_named,
)
from unattend_gen.cli.progress import progress
from unattend_gen.errors import ExitCode, InventoryError, Mistake, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

HELP: Final = help_text(
    "Render a spec into the files of its target. Nothing is written before it has been parsed back"
    " and validated.",
    examples=(
        "unattend-gen render examples/office-laptop/spec.toml --out out/laptop",
        "unattend-gen render examples/server-core/spec.toml --out out/core --dry-run --format json",
        (
            "unattend-gen render examples/classroom-fleet/spec.toml --out out/rooms"
            " --inventory examples/classroom-fleet/inventory.csv"
        ),
    ),
    exit_codes=(
        "0 written, or unchanged",
        "1 findings, and nothing written; with an inventory, nothing written for that row",
        "2 wrong command line",
        "3 the spec, a row, a secret or the folder cannot be used",
    ),
)

_TARGETS: Final = ", ".join(targets())

_MOST_SHOWN: Final = 20
"""Failed rows that are shown one by one; more would hide what they have in common."""

TargetOption = Annotated[
    str | None,
    typer.Option(
        "--target",
        metavar="TARGET",
        help=f"{_TARGETS}, or one of --templates; overrides the spec.",
    ),
]
InventoryOption = Annotated[
    Path | None,
    typer.Option(
        "--inventory",
        metavar="FILE.csv",
        readable=False,
        help="Write a folder for each row; columns are keys of the spec or setting paths.",
    ),
]
IgnoreColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--ignore-columns",
        metavar="LIST",
        help="Columns of --inventory that are not read, with commas.",
    ),
]
SpecArgument = Annotated[
    Path, typer.Argument(metavar="SPEC", readable=False, help="TOML; YAML and JSON by suffix.")
]
OutFolderOption = Annotated[
    str, typer.Option("--out", "-o", metavar="DIR", help="Folder to write.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Set a key or setting path; may be repeated."),
]
TemplatesOption = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        readable=False,
        help="Folder whose templates are used before the shipped ones.",
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Do everything but write.")]


# Typer would report an unreadable file as a wrong command line, code 2; it is code 3.
def render(
    spec: SpecArgument,
    *,
    out: OutFolderOption,
    target: TargetOption = None,
    key_from: KeyFromOption = None,
    allow_sources: AllowSourcesOption = None,
    settings: SetOption = None,
    templates: TemplatesOption = None,
    inventory: InventoryOption = None,
    ignore_columns: IgnoreColumnsOption = None,
    jobs: JobsOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    report_format: FormatOption = "text",
    fail_on: FailOnOption = "error",
    quiet: QuietOption = False,
) -> ExitCode:
    """Render a spec into a folder, or each row of an inventory into a folder of its own."""
    folder = Path(require_named(out))
    if inventory is None:
        for option, value in (("--jobs", jobs), ("--ignore-columns", ignore_columns)):
            if value is not None:
                message = f"{option} has no effect without --inventory"
                raise UsageError(message, advice=f"omit {option}, or add --inventory FILE.csv")
        outcome = ug.render(
            spec,
            out=folder,
            target=target,
            key_from=key_from,
            allow_sources=allow_sources,
            settings=settings or (),
            templates=templates,
            force=force,
            dry_run=dry_run,
            fail_on=fail_on,
        )
        return _show(outcome, folder, report_format, quiet=quiet)
    _require_text(report_format)
    results = None if dry_run else folder / RESULTS
    with progress("rows", quiet=quiet) as listener:
        rows = ug.render_inventory(
            spec,
            inventory,
            folder,
            target=target,
            key_from=key_from,
            allow_sources=allow_sources,
            ignore_columns=ignore_columns or (),
            settings=settings or (),
            templates=templates,
            jobs=jobs,
            force=force,
            dry_run=dry_run,
            fail_on=fail_on,
            progress=FailedRows(inventory, results, listener or ug.Progress()),
        )
    if not quiet:
        _show_rows(rows, results)
    return rows.exit_code


def _require_text(report_format: str) -> None:
    """Require the text format, because an inventory has many reports.

    Raises:
        UsageError: another format is given.
    """
    if report_format != "text":
        message = "--format is the format of a single report, and an inventory has many"
        advice = f"omit --format: {RESULTS} below --out has a line of JSON for each row"
        raise UsageError(message, advice=advice)


def _show(outcome: ug.RenderOutcome, folder: Path, report_format: str, *, quiet: bool) -> ExitCode:
    if outcome.findings or report_format != "text":
        reporting.show(outcome.report, report_format, reporting.Destination())
    if not quiet:
        _show_files(outcome, folder)
    return outcome.exit_code


class FailedRows(ug.Progress):
    """Shows the rows that failed, in addition to the progress.

    Args:
        inventory: its path, for messages.
        results: the file that lists all rows; None for none: then every failed row is shown.
        listener: shows the progress.
    """

    def __init__(self, inventory: Path, results: Path | None, listener: ug.Progress) -> None:
        self._inventory = shown_name(str(inventory))
        self._results = results
        self._listener = listener
        self._failed = 0

    def row(self, outcome: ug.RowOutcome) -> None:
        """Show a failed row, and pass it on."""
        if outcome.status == "failed":
            self._failed += 1
            self._show(outcome)
        self._listener.row(outcome)

    def _show(self, outcome: ug.RowOutcome) -> None:
        if self._results is None or self._failed <= _MOST_SHOWN:
            mistakes = outcome.mistakes or tuple(_mistakes(outcome))
            console.show_error(InventoryError(mistakes, where=self._inventory))
        elif self._failed == _MOST_SHOWN + 1:
            console.say(f"more rows failed; {shown_name(str(self._results))} will list them")


def _mistakes(outcome: ug.RowOutcome) -> Iterable[Mistake]:
    """Yield the findings that kept a row from being written, in the form of its mistakes."""
    for one in outcome.findings:
        message = f"{one.place}: {without_keys(one.message)}"
        yield Mistake(message, one.advice, f"row {outcome.row}: {one.severity} {one.rule}")


def _show_rows(outcome: ug.InventoryOutcome, results: Path | None) -> None:
    """Show how many rows had which result, and where each is listed."""
    verb = "written" if outcome.is_written else "to be written"
    failed = outcome.found + outcome.unusable
    counts = f"{outcome.written} {verb}, {outcome.identical} identical, {failed} failed"
    console.say(f"{counted(outcome.rows, 'row')}: {counts}")
    if results is not None:
        console.say(f"results in {shown_name(str(results))}")


def _show_files(outcome: ug.RenderOutcome, out: Path) -> None:
    if not outcome.files:
        console.say("Nothing was written. Fix the spec, or pass `--fail-on never`.")
        return
    if outcome.is_unchanged:
        console.say(f"unchanged {shown_name(str(out))}: {counted(len(outcome.files), 'file')}")
        return
    verb = "wrote" if outcome.is_written else "would write"
    for file in outcome.files:
        keys = " and ".join(f"a key ending in {last}" for last in file.last_fives)
        held = keys or ("a secret" if file.holds_secret else "")
        holds = f"  holds {held}" if held else ""
        console.say(f"{verb} {shown_name(str(out / file.name))}{holds}")
        place = outcome.copy_to.get(file.name)
        if place:
            console.say(f"      copy it to {place}")
    if outcome.pages_shown:
        console.say("Setup and the first start may still show:")
    for page, key in outcome.pages_shown:
        console.say(f"      {page}; {key} answers it")
    if outcome.is_open_to_others:
        console.say(
            f"note: others may enter the folder {shown_name(str(out))}, which existed before;"
            " its files are readable by you only (mode 0600); chmod 700 closes it"
        )


render.__doc__ = HELP

"""`render`: a spec becomes the artefacts of its target."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from unattend_gen.api import rendering
from unattend_gen.api.fleets import RESULTS, FleetRequest, render_fleet
from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console, fleet_talk, reporting
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    FormatOption,
    KeyFromOption,
    QuietOption,
    demand_named,
    help_text,
    severity,
)
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Render a spec. The result is parsed back and validated before a byte is written.",
    examples=(
        "unattend-gen render examples/office-laptop/spec.toml --out out/laptop",
        "unattend-gen render examples/server-core/spec.toml --out out/core --dry-run --format json",
        (
            "unattend-gen render examples/classroom-fleet/spec.toml --out out/rooms"
            " --inventory examples/classroom-fleet/inventory.csv"
        ),
    ),
    exit_codes=(
        "0 written, or there already with the same bytes",
        "1 findings, and nothing written; with an inventory, nothing for that row",
        "2 wrong command line",
        "3 the spec, a row, a secret or the folder cannot be used",
    ),
)

_TARGETS: Final = ", ".join(rendering.targets())


TargetOption = Annotated[
    str | None,
    typer.Option(
        "--target",
        metavar="TARGET",
        help=f"{_TARGETS}, or one of --templates; wins over the spec.",
    ),
]
InventoryOption = Annotated[
    Path | None,
    typer.Option(
        "--inventory",
        metavar="FILE.csv",
        readable=False,
        help="A folder for each row, whose columns are keys of the spec or setting paths.",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        max=256,
        help="How many processes render rows; by default one, for many rows one a processor.",
    ),
]


SpecArgument = Annotated[
    Path, typer.Argument(metavar="SPEC", readable=False, help="TOML; YAML and JSON by suffix.")
]
OutFolderOption = Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Folder to make.")]


# What Typer says of a file that cannot be read would be a wrong command line, code 2; it is code 3.
def render(
    spec: SpecArgument,
    *,
    out: OutFolderOption,
    target: TargetOption = None,
    key_from: KeyFromOption = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="PATH=VALUE", help="Any catalogued setting; may be repeated."
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates", metavar="DIR", readable=False, help="Templates that go before ours."
        ),
    ] = None,
    inventory: InventoryOption = None,
    jobs: JobsOption = None,
    force: ForceOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do all but write.")] = False,
    report_format: FormatOption = "text",
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
) -> ExitCode:
    """Render a spec into a folder, or each row of an inventory into one of its own."""
    folder = Path(demand_named(out))
    request = rendering.RenderRequest(
        spec=spec,
        out=folder,
        target=target,
        key_from=key_from,
        settings=tuple(settings or ()),
        templates=templates,
        replace=force,
        dry_run=dry_run,
        fail_on=severity(fail_on),
    )
    if inventory is not None:
        _demand_text(report_format)
        return _render_fleet(FleetRequest(request, inventory, jobs), is_quiet=quiet)
    if jobs is not None:
        message = "--jobs is for many rows, and there is no --inventory"
        raise UsageError(message, advice="leave --jobs out, or name the inventory")
    outcome = rendering.render(request)
    if outcome.report.findings or report_format != "text":
        reporting.show(outcome.report, report_format, reporting.Destination())
    if not quiet:
        _say_what_was_written(outcome, folder)
    return outcome.report.exit_code


def _demand_text(report_format: str) -> None:
    if report_format != "text":
        message = "--format is for one report, and an inventory has many"
        advice = f"leave it out: {RESULTS} below --out has a line of JSON for each row"
        raise UsageError(message, advice=advice)


def _render_fleet(request: FleetRequest, *, is_quiet: bool) -> ExitCode:
    results = None if request.render.dry_run else request.render.out / RESULTS
    watch = partial(
        fleet_talk.watched, inventory=request.inventory, is_quiet=is_quiet, results=results
    )
    outcome = render_fleet(request, watch=watch)
    if not is_quiet:
        fleet_talk.tell(outcome, results)
    return outcome.exit_code


def _say_what_was_written(outcome: rendering.RenderOutcome, out: Path) -> None:
    if not outcome.artifacts:
        console.say("nothing written: mend the spec, or raise --fail-on")
        return
    verb = "wrote" if outcome.is_written else "would write"
    for artifact in outcome.artifacts:
        keys = " and ".join(f"a key ending in {last}" for last in artifact.last_fives)
        held = keys or ("a secret" if artifact.holds_secret else "")
        holds = f"  holds {held}" if held else ""
        console.say(f"{verb} {shown_name(str(out / artifact.name))}{holds}")
    if outcome.is_open_to_others:
        console.say(
            f"note: others may enter the folder {shown_name(str(out))}, which was there before;"
            " its files are yours alone (mode 0600); chmod 700 closes it"
        )


render.__doc__ = HELP

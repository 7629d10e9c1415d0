"""`check`: was each Panther copy scrubbed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import checking, fleet_checking, reading
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    FormatOption,
    OutFileOption,
    QuietOption,
    VerboseOption,
    help_text,
    severity,
)
from unattend_gen.cli.validate_options import JobsOption
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.cli.reporting import Destination
    from unattend_gen.core.machine import MachineCheck

HELP: Final = help_text(
    "Say whether Setup left its marker in place of every secret. PATH is an answer file, a"
    " Panther folder or the root of a Windows drive; with --fleet it is a folder with one of"
    " these in it for each machine.",
    examples=(
        "unattend-gen check examples/panther/scrubbed",
        "unattend-gen check examples/panther/leaked --format json",
        "unattend-gen check --fleet examples/leaky-share/share/Collected",
    ),
    exit_codes=(
        "0 every secret was scrubbed",
        "1 findings at --fail-on or above: a secret was left, or the copy is not what it should be",
        "2 wrong command line",
        "3 nothing to look at",
        "4 something could not be read, or a machine of the fleet has no copy",
    ),
)


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or roots.")],
    *,
    against: Annotated[
        str | None,
        typer.Option(
            "--against", metavar="RENDERED", help="File or folder that was rendered for it."
        ),
    ] = None,
    fleet: Annotated[
        bool,
        typer.Option(
            "--fleet",
            help="A table of machines by verdict: text, csv, json or html.",
        ),
    ] = False,
    jobs: JobsOption = None,
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Check Panther copies."""
    searched = tuple(paths) if against is None else (*paths, against)
    NamedFiles(written={"--out": out}, searched=searched, suffixes=(".xml",)).demand_apart()
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    if fleet:
        request = fleet_checking.FleetCheckRequest(
            folder=_only(paths, against), jobs=jobs, fail_on=severity(fail_on)
        )
        return _check_fleet(request, report_format, destination, is_quiet=quiet)
    if jobs is not None:
        raise UsageError("--jobs is for --fleet", advice="leave it out")
    documents = console.watched(reading.read_panther(paths), quiet=quiet, verbose=verbose)
    report = checking.check(documents, against=against, fail_on=severity(fail_on))
    reporting.show(report, report_format, destination)
    return report.exit_code


def _only(paths: list[str], against: str | None) -> str:
    """The folder of the fleet.

    Raises:
        UsageError: there are several, or there is something to compare all machines with.
    """
    if len(paths) > 1:
        raise UsageError("--fleet takes one folder", advice="name the folder of all machines")
    if against is not None:
        message = "--against compares with what was rendered for one machine"
        raise UsageError(message, advice="check that machine without --fleet")
    return paths[0]


def _check_fleet(
    request: fleet_checking.FleetCheckRequest,
    layout: str,
    destination: Destination,
    *,
    is_quiet: bool,
) -> ExitCode:
    fleet_checking.demand_fleet_format(layout)
    # A table that is printed as it grows shows how far it is by itself.
    is_wanted = not is_quiet and destination.path is not None
    found = fleet_checking.check_fleet(request, watch=_counted if is_wanted else iter)
    destination.write_pieces(found.pieces(layout))
    return found.exit_code


def _counted(machines: Iterable[MachineCheck]) -> Iterator[MachineCheck]:
    with console.progress("machines", is_wanted=True) as line:
        for one in machines:
            yield one
            line.step(0)


check.__doc__ = HELP

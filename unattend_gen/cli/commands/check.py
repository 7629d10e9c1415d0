"""`check`: was each Panther copy scrubbed?"""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.check import require_fleet_format
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli import reporting
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    FormatOption,
    JobsOption,
    OutFileOption,
    QuietOption,
    VerboseOption,
    help_text,
)
from unattend_gen.cli.progress import progress
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Check whether Setup replaced every secret in its copies of an answer file. PATH is an answer"
    " file, a Panther folder or the root of a Windows drive; with --fleet it is a folder that"
    " contains one of these for each machine.",
    examples=(
        "unattend-gen check examples/panther/scrubbed",
        "unattend-gen check examples/panther/leaked --format json",
        "unattend-gen check --fleet examples/leaky-share/share/Collected",
    ),
    exit_codes=(
        "0 every secret was scrubbed",
        "1 findings at --fail-on or above: a secret was left, or a copy is not as Setup writes it",
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
            "--against",
            metavar="RENDERED",
            help="File or folder that was rendered for it; differences count.",
        ),
    ] = None,
    fleet: Annotated[
        bool,
        typer.Option(
            "--fleet",
            help="Print a table of machines by verdict: text, csv, json or html.",
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
    NamedFiles(written={"--out": out}, searched=searched, suffixes=(".xml",)).require_apart()
    destination = reporting.Destination(out, replace=force)
    destination.require_free()
    if fleet:
        require_fleet_format(report_format)
        folder = _only(paths, against)
        # A table that is printed while it grows shows the progress by itself.
        with progress("machines", quiet=quiet or out is None) as listener:
            found = ug.check_fleet(folder, jobs=jobs, fail_on=fail_on, progress=listener)
            destination.write_pieces(found.format(report_format))
        return found.exit_code
    if jobs is not None:
        raise UsageError(
            "--jobs has no effect without --fleet", advice="omit --jobs, or add --fleet"
        )
    with progress("documents", quiet=quiet, verbose=verbose) as listener:
        outcome = ug.check(paths, against=against, fail_on=fail_on, progress=listener)
    reporting.show(outcome.report, report_format, destination)
    return outcome.exit_code


def _only(paths: list[str], against: str | None) -> str:
    """Return the folder of the fleet.

    Raises:
        UsageError: there are several folders, or --against is given.
    """
    if len(paths) > 1:
        raise UsageError("--fleet takes one folder", advice="name the folder of all machines")
    if against is not None:
        message = "--against compares a single machine, and --fleet checks many"
        raise UsageError(message, advice="check that machine without --fleet")
    return paths[0]


check.__doc__ = HELP

"""`audit`: which keys and passwords were left anywhere below a path."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import auditing
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
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Find keys and passwords that were left in files, archives and images, whatever they are"
    " called. PATH is a file or a folder that is walked as a whole.",
    examples=(
        "unattend-gen audit examples/panther/leaked",
        "unattend-gen audit examples/panther/scrubbed --format json",
    ),
    exit_codes=(
        "0 nothing was left, and everything was read",
        "1 a secret was left",
        "2 wrong command line",
        "3 nothing to look at",
        "4 nothing was found, but something could not be read",
    ),
)


def audit(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders.")],
    *,
    allow: Annotated[
        str | None,
        typer.Option("--allow", metavar="FILE", help="Keys that may stand anywhere, one a line."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="How many processes search."),
    ] = None,
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "note",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Search trees."""
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    request = auditing.AuditRequest(
        paths=tuple(paths), allow=allow, jobs=jobs, fail_on=severity(fail_on)
    )
    report = auditing.audit(
        request, watch=lambda found: console.watched(found, quiet=quiet, verbose=verbose)
    )
    reporting.show(report, report_format, destination)
    return report.exit_code


audit.__doc__ = HELP

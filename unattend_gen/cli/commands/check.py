"""`check`: was each Panther copy scrubbed."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import checking, reading
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
    "Say whether Setup left its marker in place of every secret. PATH is an answer file, a"
    " Panther folder or the root of a Windows drive.",
    examples=(
        "unattend-gen check examples/panther/scrubbed",
        "unattend-gen check examples/panther/leaked --format json",
    ),
    exit_codes=(
        "0 every secret was scrubbed",
        "1 findings at --fail-on or above: a secret was left, or the copy is not what it should be",
        "2 wrong command line",
        "3 nothing to look at",
        "4 something could not be read",
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
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Check Panther copies."""
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    documents = console.watched(reading.read_panther(paths), quiet=quiet, verbose=verbose)
    report = checking.check(documents, against=against, fail_on=severity(fail_on))
    reporting.show(report, report_format, destination)
    return report.exit_code


check.__doc__ = HELP

"""`validate`: findings on answer files."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen import api
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    FailOnOption,
    FormatOption,
    OutFileOption,
    QuietOption,
    VerboseOption,
    WindowsOption,
    help_text,
    severity,
)
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Judge answer files by schema, catalog and rules. A folder is walked for *.xml; - is stdin.",
    examples=(
        "unattend-gen validate examples/office-laptop --fail-on error",
        "unattend-gen validate --windows 11-24h2 --format json --fail-on never examples",
    ),
    exit_codes=(
        "0 clean",
        "1 findings at --fail-on or above",
        "2 wrong command line",
        "3 nothing to look at",
        "4 something was skipped",
    ),
)


def validate(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or -.")],
    *,
    windows: WindowsOption = None,
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Validate answer files."""
    documents = console.watched(api.read(paths), quiet=quiet, verbose=verbose)
    report = api.validate(documents, windows=windows, fail_on=severity(fail_on))
    reporting.show(report, report_format, out)
    return report.exit_code


validate.__doc__ = HELP

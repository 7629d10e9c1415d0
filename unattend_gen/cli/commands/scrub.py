"""`scrub`: the marker in place of each secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import scrubbing
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
from unattend_gen.core.printable import printable
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.audit.scrub_files import ScrubbedFile

HELP: Final = help_text(
    "Put Setup's marker in place of each secret and change nothing else. Without --in-place the"
    " plan is shown and nothing is written.",
    examples=(
        "unattend-gen scrub examples/panther/leaked",
        "unattend-gen scrub examples/panther/scrubbed --format json",
    ),
    exit_codes=(
        "0 nothing is left to scrub",
        "1 there is something to scrub, or with --in-place something that cannot be replaced",
        "2 wrong command line",
        "3 nothing to look at",
        "4 something could not be read or written",
    ),
)


def scrub(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders.")],
    *,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Write the files; each is whole at any moment.")
    ] = False,
    allow: Annotated[
        str | None,
        typer.Option("--allow", metavar="FILE", help="Keys that may stand anywhere, one a line."),
    ] = None,
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "note",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Scrub files."""
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    request = scrubbing.ScrubRequest(
        paths=tuple(paths), allow=allow, in_place=in_place, fail_on=severity(fail_on)
    )
    report = scrubbing.scrub(
        request,
        watch=lambda found: console.watched(found, quiet=quiet, verbose=verbose),
        tell=None if quiet else _say,
    )
    reporting.show(report, report_format, destination)
    return report.exit_code


def _say(result: ScrubbedFile) -> None:
    """One line for each file that is changed or would be."""
    if result.replaced and result.trouble is None:
        verb = "scrubbed" if result.is_written else "would scrub"
        count = len(result.replaced)
        noun = "secret" if count == 1 else "secrets"
        console.say(f"{verb} {printable(result.location.path)}: {count} {noun}")


scrub.__doc__ = HELP

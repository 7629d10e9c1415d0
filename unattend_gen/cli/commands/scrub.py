"""`scrub`: the marker in place of each secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import scrubbing
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console, reporting
from unattend_gen.cli.audit_options import AllowOption, DeepOption
from unattend_gen.cli.audit_talk import tell_passed_over
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
from unattend_gen.cli.validate_options import ExcludeOption
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.scrubber.scrubbed_file import ScrubbedFile

HELP: Final = help_text(
    "Put Setup's marker in place of each secret and change nothing else. Without --in-place the"
    " plan is shown and nothing is written. Zip archives and Windows images are written anew;"
    " of disk images and registry hives it is told what to do.",
    examples=(
        "unattend-gen scrub examples/panther/leaked",
        "unattend-gen scrub examples/panther/scrubbed --in-place",
        "unattend-gen scrub examples/panther/scrubbed --exclude '*.log' --format json",
    ),
    exit_codes=(
        "0 nothing is left to scrub",
        "1 there is something to scrub, or with --in-place something that cannot be replaced",
        "2 wrong command line",
        "3 nothing to look at",
        "4 something could not be read or written",
    ),
)

JournalOption = Annotated[
    str | None,
    typer.Option(
        "--journal",
        metavar="FILE",
        help="Keep in this file which files have nothing to scrub; the same command passes over"
        " them as long as they do not change.",
    ),
]
ScrubJobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        max=256,
        help="How many processes work; by default one, for many files one a processor.",
    ),
]


def scrub(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders.")],
    *,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Write the files; each is whole at any moment.")
    ] = False,
    allow: AllowOption = None,
    exclude: ExcludeOption = None,
    deep: DeepOption = False,
    jobs: ScrubJobsOption = None,
    journal: JournalOption = None,
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "note",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Scrub files."""
    NamedFiles(
        written={"--out": out, "--journal": journal},
        read={"--allow": allow},
        searched=tuple(paths),
    ).demand_apart()
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    request = scrubbing.ScrubRequest(
        paths=tuple(paths),
        allow=allow,
        exclude=tuple(exclude or ()),
        in_place=in_place,
        is_deep=deep,
        jobs=jobs,
        journal=journal,
        fail_on=severity(fail_on),
    )
    report = scrubbing.scrub(
        request,
        watch=lambda found: console.watched(found, quiet=quiet, verbose=verbose),
        tell=None if quiet else _say,
        tell_passed_over=None if quiet else tell_passed_over,
    )
    reporting.show(report, report_format, destination)
    return report.exit_code


def _say(result: ScrubbedFile) -> None:
    """One line for each document that is changed or would be, and for each where secrets stay."""
    where = shown_name(str(result.location))
    if result.replaced:
        verb = "scrubbed" if result.is_written else "would scrub"
        console.say(f"{verb} {where}: {_secrets(len(result.replaced))}")
    if result.left:
        console.say(f"left in {where}: {_secrets(len(result.left))}")


def _secrets(count: int) -> str:
    return f"{count} secret" if count == 1 else f"{count} secrets"


scrub.__doc__ = HELP

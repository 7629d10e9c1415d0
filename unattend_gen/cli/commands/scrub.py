"""`scrub`: replace each secret with Setup's marker."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.api.shown import shown_name
from unattend_gen.cli import console, reporting
from unattend_gen.cli.messages import PASSED_OVER, counted, files
from unattend_gen.cli.options import (
    AllowOption,
    DeepOption,
    ExcludeOption,
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
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Replace each secret with Setup's marker and change nothing else. Without --in-place, only the"
    " plan is shown. Zip archives and Windows images are rewritten; for disk images and registry"
    " hives, the report says what to do.",
    examples=(
        "unattend-gen scrub examples/panther/leaked",
        "unattend-gen scrub examples/panther/scrubbed --in-place",
        "unattend-gen scrub examples/panther/scrubbed --exclude '*.log' --format json",
    ),
    exit_codes=(
        "0 nothing is left to scrub",
        "1 there are secrets to scrub, or with --in-place secrets that cannot be replaced",
        "2 wrong command line",
        "3 nothing to look at",
        "4 something could not be read or written",
    ),
)

BreakSignaturesOption = Annotated[
    bool,
    typer.Option(
        "--break-signatures",
        help="Change signed scripts, documents and packages too; the report names them.",
    ),
]
JournalOption = Annotated[
    str | None,
    typer.Option(
        "--journal",
        metavar="FILE",
        help="Record in this file which files are clean, so that the same command skips them until"
        " they change.",
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
    break_signatures: BreakSignaturesOption = False,
    jobs: JobsOption = None,
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
    ).require_apart()
    destination = reporting.Destination(out, replace=force)
    destination.require_free()
    with progress("files", quiet=quiet, verbose=verbose) as listener:
        outcome = ug.scrub(
            paths,
            in_place=in_place,
            allow=allow,
            exclude=exclude or (),
            deep=deep,
            break_signatures=break_signatures,
            jobs=jobs,
            journal=journal,
            fail_on=fail_on,
            progress=listener if quiet else _Messages(listener or ug.Progress()),
        )
    if outcome.passed_over and not quiet:
        console.say(f"{files(outcome.passed_over)} {PASSED_OVER}")
    reporting.show(outcome.report, report_format, destination)
    return outcome.exit_code


class _Messages(ug.Progress):
    """Shows each document with secrets, in addition to the progress."""

    def __init__(self, listener: ug.Progress) -> None:
        self._listener = listener

    def reading(self, location: str) -> None:
        """Pass on the name of a file."""
        self._listener.reading(location)

    def advance(self, *, files: int = 1, size_bytes: int = 0) -> None:
        """Pass on that files are done."""
        self._listener.advance(files=files, size_bytes=size_bytes)

    def scrubbed(self, file: ug.ScrubbedFile) -> None:
        """Show how many secrets were, or would be, replaced, and how many stay."""
        where = shown_name(str(file.location))
        if file.replaced:
            verb = "scrubbed" if file.is_written else "would scrub"
            console.say(f"{verb} {where}: {counted(len(file.replaced), 'secret')}")
        if file.left:
            console.say(f"left in {where}: {counted(len(file.left), 'secret')}")
        if file.notes:
            console.say(f"look at {where}: {counted(len(file.notes), 'finding')} after the change")


scrub.__doc__ = HELP

"""`diff`: what differs between two answer files or folders, without their secrets."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import diffing
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    OutFileOption,
    QuietOption,
    help_text,
    severity,
)
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Say which settings were added, removed or changed from A to B: two answer files, or two"
    " folders whose files are matched by their paths. No secret is shown.",
    examples=(
        "unattend-gen diff examples/diff/before.xml examples/diff/before.xml",
        "unattend-gen diff examples/diff/before.xml examples/diff/after.xml --fail-on never",
    ),
    exit_codes=(
        "0 the same, or spelt otherwise and the same to Setup",
        "1 different",
        "2 wrong command line",
        "3 a file cannot be read, or is no answer file",
        "4 in a folder something could not be read, and nothing else differs",
    ),
)


def diff(
    left: Annotated[str, typer.Argument(metavar="A", help="File or folder; - is standard input.")],
    right: Annotated[str, typer.Argument(metavar="B", help="What to compare it with.")],
    *,
    diff_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="How to answer: text, json or markdown."
        ),
    ] = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
) -> ExitCode:
    """Compare answer files."""
    NamedFiles(written={"--out": out}, searched=(left, right), suffixes=(".xml",)).demand_apart()
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    diffing.demand_diff_format(diff_format)
    comparison = diffing.diff(left, right, fail_on=severity(fail_on))
    destination.write(diffing.format_diff(comparison, diff_format))
    if out is not None and not quiet:
        console.say(diffing.describe_diff(comparison))
    return comparison.exit_code


diff.__doc__ = HELP

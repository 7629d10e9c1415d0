"""`activation status`: which computers are activated."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.activation.status import capture_suffixes
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli.options import ForceOption, OutFileOption, help_text
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Show which computers are activated and why others are not, from saved output of slmgr /dli,"
    " /dlv or /xpr, or from JSON or CSV of CIM. Nothing is sent over the network.",
    examples=(
        "unattend-gen activation status examples/activation/captures/PC-0001.txt",
        "unattend-gen activation status examples/activation/captures/PC-0001.txt --format json",
    ),
    exit_codes=(
        "0 every computer is activated",
        "1 a computer is not activated",
        "2 wrong command line",
        "3 no computer found, or a path cannot be read",
        "4 a file was not understood, or a state is unknown; all others are activated",
    ),
)


def status(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Captures; below folders .txt, .log, .json, .jsonl and .csv; - is standard input.",
        ),
    ],
    *,
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="Format: text, json, csv or html."),
    ] = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Read captures and report the licences."""
    writer("status", form)
    files = NamedFiles(written={"--out": out}, searched=tuple(paths), suffixes=capture_suffixes())
    files.require_apart()
    destination = Destination(out, force)
    destination.require_free()
    outcome = ug.activation.status(paths)
    destination.write_pieces(outcome.pieces(form))
    return outcome.exit_code


status.__doc__ = HELP

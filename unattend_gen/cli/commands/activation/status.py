"""`activation status`: which machines are activated."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.activator.captures import SUFFIXES
from unattend_gen.api import activation_states
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli.options import ForceOption, OutFileOption, help_text
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Say which machines are activated and why others are not, from what slmgr /dli, /dlv or /xpr"
    " printed on them, or from JSON or CSV of CIM. Nothing is asked on the network.",
    examples=(
        "unattend-gen activation status examples/activation/captures/PC-0001.txt",
        "unattend-gen activation status examples/activation/captures/PC-0001.txt --format json",
    ),
    exit_codes=(
        "0 every machine is activated",
        "1 a machine is not activated",
        "2 wrong command line",
        "3 no machine in what was read, or it cannot be read",
        "4 a file was not understood, or a state is not told; all others are activated",
    ),
)


def status(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Captures: .txt, .log, .json, .jsonl and .csv of folders; - is standard input.",
        ),
    ],
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="How to write: text, json, csv or html."
        ),
    ] = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Read captures and write the table."""
    NamedFiles(written={"--out": out}, searched=tuple(paths), suffixes=SUFFIXES).demand_apart()
    destination = Destination(out, force)
    destination.demand_free()
    table = activation_states.activation_status(paths, form)
    destination.write_pieces(table.pieces)
    return table.exit_code()


status.__doc__ = HELP

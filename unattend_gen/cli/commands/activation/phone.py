"""`activation phone`: the worksheet of telephone activation."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.activation.status import capture_suffixes
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.api.shown import printable, without_keys
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    ForceOption,
    OutFileOption,
    ScriptFormOption,
    help_text,
    require_script_form,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Check installation and confirmation IDs group by group, and pair them by computer: to print,"
    " to fill in, or as a script that deposits them. IDs are not sent anywhere.",
    examples=(
        "unattend-gen activation phone examples/activation/phone/machines.csv",
        "unattend-gen activation phone examples/activation/phone/PC-0004.txt -f html -o sheet.html",
        "unattend-gen activation phone examples/activation/phone/machines.csv --form powershell",
    ),
    exit_codes=(
        "0 every ID is valid",
        "1 an ID is wrong, or belongs to two computers",
        "2 wrong command line",
        "3 no computer found, or none is ready for a script",
        "4 a file was not understood; the IDs in all others are valid",
    ),
)


_PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Tables (computer, installation_id, confirmation_id), JSON of CIM, or output of"
        " slmgr /dti; - is standard input.",
    ),
]
_ComputerOption = Annotated[
    str | None, typer.Option("--computer", metavar="NAME", help="The name of one computer.")
]
_InstallationIdOption = Annotated[
    str | None,
    typer.Option("--installation-id", metavar="DIGITS", help="Its installation ID."),
]
_ConfirmationIdOption = Annotated[
    str | None,
    typer.Option("--confirmation-id", metavar="DIGITS", help="Its confirmation ID."),
]
_SheetFormatOption = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="Format: text, html, csv or json."),
]


def phone(
    paths: _PathsArgument = None,
    *,
    computer: _ComputerOption = None,
    installation_id: _InstallationIdOption = None,
    confirmation_id: _ConfirmationIdOption = None,
    form: ScriptFormOption = None,
    sheet_format: _SheetFormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Read IDs and write the worksheet."""
    if not paths and not installation_id:
        message = "there is no computer to check"
        raise UsageError(message, advice="name a file, or pass --installation-id")
    require_script_form(form)
    if form is not None and sheet_format != "text":
        message = "--form writes a script, --format a worksheet"
        raise UsageError(message, advice="omit one of them")
    writer("phone", form or sheet_format)
    NamedFiles(
        written={"--out": out}, searched=tuple(paths or ()), suffixes=capture_suffixes()
    ).require_apart()
    destination = Destination(out, force)
    destination.require_free()
    outcome = ug.activation.phone(
        paths or (),
        computer=computer,
        installation_id=installation_id,
        confirmation_id=confirmation_id,
    )
    for skipped in outcome.skipped:
        console.say(f"skipped  {printable(without_keys(skipped.location.path))}: {skipped.advice}")
    if outcome.entries or form:
        destination.write(outcome.format(form or sheet_format))
    elif not outcome.skipped:
        console.say("no installation ID found in .txt, .log, .json, .jsonl and .csv files")
    return outcome.exit_code


phone.__doc__ = HELP

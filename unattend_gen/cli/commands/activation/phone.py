"""`activation phone`: the sheet that telephone activation is worked by."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.activator.captures import SUFFIXES
from unattend_gen.api import phoning
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    ForceOption,
    OutFileOption,
    ScriptFormOption,
    demand_script_form,
    help_text,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Check installation and confirmation IDs group by group and lay them out in pairs: to print, to"
    " fill in, or as the commands that deposit them. No ID is sent anywhere.",
    examples=(
        "unattend-gen activation phone examples/activation/phone/machines.csv",
        "unattend-gen activation phone examples/activation/phone/PC-0004.txt -f html -o sheet.html",
        "unattend-gen activation phone examples/activation/phone/machines.csv --form powershell",
    ),
    exit_codes=(
        "0 every ID is right",
        "1 an ID is wrong, or stands there twice",
        "2 wrong command line",
        "3 no machine in what was read, or none is ready for a script",
        "4 a file was not understood; the IDs of all others are right",
    ),
)


def phone(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Tables (computer, installation_id, confirmation_id), JSON of CIM, output of"
            " slmgr /dti; - is standard input.",
        ),
    ] = None,
    *,
    computer: Annotated[
        str | None, typer.Option("--computer", metavar="NAME", help="The name of one machine.")
    ] = None,
    installation_id: Annotated[
        str | None,
        typer.Option("--installation-id", metavar="DIGITS", help="Of one machine, typed."),
    ] = None,
    confirmation_id: Annotated[
        str | None,
        typer.Option("--confirmation-id", metavar="DIGITS", help="Of one machine, typed."),
    ] = None,
    form: ScriptFormOption = None,
    sheet_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="How to write: text, html, csv or json."
        ),
    ] = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Read IDs and write the sheet."""
    if not paths and not installation_id:
        message = "there is no machine to look at"
        raise UsageError(message, advice="name a file, or give --installation-id")
    demand_script_form(form)
    if form is not None and sheet_format != "text":
        message = "--form writes a script, --format a sheet"
        raise UsageError(message, advice="leave one of them out")
    NamedFiles(
        written={"--out": out}, searched=tuple(paths or ()), suffixes=SUFFIXES
    ).demand_apart()
    destination = Destination(out, force)
    destination.demand_free()
    typed = phoning.TypedIds(computer or "", installation_id or "", confirmation_id or "")
    sheet = phoning.phone_sheet(paths or [], form or sheet_format, typed=typed)
    for skipped in sheet.skipped:
        console.say(f"skipped  {printable(without_keys(skipped.location.path))}: {skipped.advice}")
    if sheet.machines:
        destination.write(sheet.text)
    elif not sheet.skipped:
        console.say("no installation ID: of a folder .txt, .log, .json, .jsonl and .csv are read")
    return sheet.exit_code


phone.__doc__ = HELP

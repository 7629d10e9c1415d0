"""`activation script`: what installs a MAK and activates Windows, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from unattend_gen.api import activation_scripts, reporting
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    ForceOption,
    KeyFromOption,
    OutFileOption,
    QuietOption,
    WindowsWish,
    help_text,
)
from unattend_gen.errors import UsageError

HELP: Final = help_text(
    "Write the script that installs a MAK, activates Windows and proves it by the licence status."
    " The key comes from a prompt, a variable or a file of the machine when the script runs, never"
    " from its text, unless --embed-key says so.",
    examples=(
        "unattend-gen activation script --windows 11-24h2 -o activate.ps1",
        "unattend-gen activation script --form slmgr --key-at env:CONTOSO_MAK",
        "unattend-gen activation script examples/office-laptop/spec.toml --as setup-complete",
    ),
    exit_codes=(
        "0 written",
        "2 wrong command line",
        "3 spec, key or list of computers cannot be used, or the file exists or cannot be written",
    ),
)


def script(
    spec: Annotated[
        Path | None,
        typer.Argument(metavar="[SPEC]", help="A spec that says the release and has the key."),
    ] = None,
    *,
    windows: WindowsWish = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--form", metavar="FORM", help="slmgr, cim or oslicense; by the release if left out."
        ),
    ] = None,
    wrapping: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="WHAT",
            help="file, setup-complete (SetupComplete.cmd) or spec (a piece of a spec).",
        ),
    ] = "file",
    key_at: Annotated[
        str | None,
        typer.Option(
            "--key-at",
            metavar="PLACE",
            help="Where the key is when the script runs: prompt, env:NAME, file:PATH or installed.",
        ),
    ] = None,
    delete_key_file: Annotated[
        bool,
        typer.Option("--delete-key-file", help="Delete the file of the key once it has worked."),
    ] = False,
    computers: Annotated[
        Path | None,
        typer.Option("--computers", metavar="FILE.csv", help="Work on the computers of a list."),
    ] = None,
    ask_account: Annotated[
        bool,
        typer.Option("--ask-account", help="With slmgr on other computers: ask for an account."),
    ] = False,
    embed_key: Annotated[
        bool,
        typer.Option("--embed-key", help="Put the key of --key-from into the script, in clear."),
    ] = False,
    key_from: KeyFromOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the script."""
    _demand_embedding(embed_key=embed_key, key_from=key_from, out=out)
    if out is not None:
        reporting.demand_free(out, replace=force)
    request = activation_scripts.ScriptRequest(
        spec=spec,
        windows=windows,
        form=form,
        wrapping=wrapping,
        key_at=key_at,
        key_from=key_from,
        computers=computers,
        asks_account=ask_account,
        deletes_key_file=delete_key_file,
    )
    made = activation_scripts.activation_script(request)
    if out is None:
        console.result(made.data.decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        reporting.write_bytes(out, made.data, replace=force)
    for warning in made.warnings if not quiet else ():
        console.say(f"warning: {warning}")
    if out is not None and Path(out).suffix.lower() != made.suffix and not quiet:
        console.say(f"note: Windows runs it as a {made.suffix} file")


def _demand_embedding(*, embed_key: bool, key_from: str | None, out: str | None) -> None:
    """See that a key gets into a script only where that was said, and then into a file.

    Raises:
        UsageError: one of the three options is missing, or there for nothing.
    """
    if embed_key and key_from is None:
        message = "--embed-key needs a key"
        raise UsageError(message, advice="say where it comes from: --key-from env:NAME")
    if embed_key and out is None:
        message = "a script with a key in it is not shown"
        raise UsageError(message, advice="write it to a file with -o; its mode is 0600")
    if key_from is not None and not embed_key:
        message = "--key-from puts a key into the script, which only --embed-key allows"
        raise UsageError(message, advice="give --key-at for a script that finds the key itself")


script.__doc__ = HELP

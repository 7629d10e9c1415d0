"""`activation script`: a script that installs a MAK and activates Windows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    AllowSourcesOption,
    ForceOption,
    KeyFromOption,
    OutFileOption,
    QuietOption,
    WindowsOption,
    help_text,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.cli.script_output import write_script
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

HELP: Final = help_text(
    "Write a script that installs a MAK, activates Windows and verifies the licence status. When it"
    " runs, the script reads the key from a prompt, a variable or a file; it contains the key only"
    " with --embed-key.",
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


_SpecArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[SPEC]", help="A spec with the Windows release and the key."),
]
_FormOption = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="FORM",
        help="slmgr, cim or oslicense; by default the best for the release.",
    ),
]
_WrappingOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="WHAT",
        help="file, setup-complete (SetupComplete.cmd) or spec (part of a spec).",
    ),
]
_KeyAtOption = Annotated[
    str | None,
    typer.Option(
        "--key-at",
        metavar="PLACE",
        help="Where the key is when the script runs: prompt, env:NAME, file:PATH or installed.",
    ),
]
_DeleteKeyFileOption = Annotated[
    bool,
    typer.Option("--delete-key-file", help="Delete the key file once Windows is licensed."),
]
_ComputersOption = Annotated[
    Path | None,
    typer.Option("--computers", metavar="FILE.csv", help="Remote computers to activate."),
]
_AskAccountOption = Annotated[
    bool,
    typer.Option("--ask-account", help="With slmgr on remote computers: prompt for an account."),
]
_EmbedKeyOption = Annotated[
    bool,
    typer.Option("--embed-key", help="Embed the key of --key-from in clear text."),
]


def script(
    spec: _SpecArgument = None,
    *,
    windows: WindowsOption = None,
    form: _FormOption = None,
    wrapping: _WrappingOption = "file",
    key_at: _KeyAtOption = None,
    delete_key_file: _DeleteKeyFileOption = False,
    computers: _ComputersOption = None,
    ask_account: _AskAccountOption = False,
    embed_key: _EmbedKeyOption = False,
    key_from: KeyFromOption = None,
    allow_sources: AllowSourcesOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the script."""
    _require_embedding(embed_key=embed_key, key_from=key_from, out=out)
    named = {"SPEC": spec, "--computers": computers}
    read = {option: None if path is None else str(path) for option, path in named.items()}
    read["--key-from"] = file_of(key_from)
    NamedFiles(written={"--out": out}, read=read).require_apart()
    Destination(out, force).require_free()
    made = ug.activation.script(
        spec,
        windows=windows,
        form=form,
        wrapping=wrapping,
        key_at=key_at,
        delete_key_file=delete_key_file,
        computers=computers,
        ask_account=ask_account,
        key_from=key_from,
        allow_sources=allow_sources,
    )
    write_script(made.data, out, force=force)
    for line in () if quiet else _messages(made, out):
        console.say(line)


def _require_embedding(*, embed_key: bool, key_from: str | None, out: str | None) -> None:
    """Check that a key is embedded only on request, and only in a file.

    Raises:
        UsageError: one of the three options is missing, or has no effect.
    """
    if embed_key and key_from is None:
        message = "--embed-key needs a key"
        raise UsageError(message, advice="pass its source with --key-from env:NAME")
    if embed_key and out is None:
        message = "a script that contains a key is not printed"
        raise UsageError(message, advice="write it to a file with -o; its mode is 0600")
    if key_from is not None and not embed_key:
        message = "--key-from embeds the key in the script, which needs --embed-key"
        raise UsageError(message, advice="use --key-at for a script that reads the key itself")


def _messages(made: ug.activation.ActivationScript, out: str | None) -> Iterator[str]:
    yield from (f"warning: {warning}" for warning in made.warnings)
    if out is not None and Path(out).suffix.lower() != made.suffix:
        yield f"note: Windows runs it only as a {made.suffix} file"


script.__doc__ = HELP

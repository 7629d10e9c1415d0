"""The options of `activation script`, and what they may not be together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unattend_gen.errors import UsageError

SpecArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[SPEC]", help="A spec that says the release and has the key."),
]
FormOption = Annotated[
    str | None,
    typer.Option(
        "--form", metavar="FORM", help="slmgr, cim or oslicense; by the release if left out."
    ),
]
WrappingOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="WHAT",
        help="file, setup-complete (SetupComplete.cmd) or spec (a piece of a spec).",
    ),
]
KeyAtOption = Annotated[
    str | None,
    typer.Option(
        "--key-at",
        metavar="PLACE",
        help="Where the key is when the script runs: prompt, env:NAME, file:PATH or installed.",
    ),
]
DeleteKeyFileOption = Annotated[
    bool, typer.Option("--delete-key-file", help="Delete the file of the key once it has worked.")
]
ComputersOption = Annotated[
    Path | None,
    typer.Option("--computers", metavar="FILE.csv", help="Work on the computers of a list."),
]
AskAccountOption = Annotated[
    bool, typer.Option("--ask-account", help="With slmgr on other computers: ask for an account.")
]
EmbedKeyOption = Annotated[
    bool, typer.Option("--embed-key", help="Put the key of --key-from into the script, in clear.")
]


def demand_embedding(*, embed_key: bool, key_from: str | None, out: str | None) -> None:
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

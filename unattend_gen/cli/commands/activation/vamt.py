"""`activation vamt`: PowerShell for VAMT, and a reader of its lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.activation.vamt import list_suffixes
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli.options import ForceOption, OutFileOption, help_text
from unattend_gen.cli.reporting import Destination
from unattend_gen.cli.script_output import write_script
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Write PowerShell that makes VAMT discover computers, install a MAK, or activate online or by"
    " proxy; or read its lists. Scripts contain no key, exports neither keys nor names. VAMT runs"
    " on Windows; nothing is run here.",
    examples=(
        "unattend-gen activation vamt discover --domain corp.contoso.com -o discover.ps1",
        r"unattend-gen activation vamt export --file 'C:\proxy\site.cilx' -o export.ps1",
        "unattend-gen activation vamt read examples/activation/vamt/site.cil",
    ),
    exit_codes=(
        "0 written, or read and no list contains a key",
        "1 a list that was read contains a product key",
        "2 wrong command line",
        "3 a list cannot be read, or the output file exists or cannot be written",
        "4 no key, but the format of a list is not published",
    ),
)


_StepArgument = Annotated[
    str,
    typer.Argument(
        metavar="STEP",
        help="discover, install, activate, export, confirm, apply, refresh; or read.",
    ),
]
_ListsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[LIST...]", help="With read: .cil and .cilx files; - is standard input."
    ),
]
_ComputersOption = Annotated[
    Path | None,
    typer.Option("--computers", metavar="FILE.csv", help="The computers to work on."),
]
_DomainOption = Annotated[
    str | None, typer.Option("--domain", metavar="NAME", help="The domain to discover.")
]
_ListFileOption = Annotated[
    str | None,
    typer.Option("--file", metavar="PATH.cilx", help="Path of the list in the script."),
]
_KeyAtOption = Annotated[
    str | None,
    typer.Option(
        "--key-at",
        metavar="PLACE",
        help="Where install reads the key when it runs: prompt, env:NAME or file:PATH.",
    ),
]
_AskAccountOption = Annotated[
    bool, typer.Option("--ask-account", help="Make the script prompt for another account.")
]
_FormOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="With read: text, json or csv."),
]


def vamt(
    step: _StepArgument,
    lists: _ListsArgument = None,
    *,
    computers: _ComputersOption = None,
    domain: _DomainOption = None,
    list_file: _ListFileOption = None,
    key_at: _KeyAtOption = None,
    ask_account: _AskAccountOption = False,
    form: _FormOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write a script, or read lists."""
    NamedFiles(
        written={"--out": out},
        read={"--computers": None if computers is None else str(computers)},
        searched=tuple(lists or ()),
        suffixes=list_suffixes(),
    ).require_apart()
    destination = Destination(out, force)
    destination.require_free()
    if step == "read":
        _require_lists(lists, computers, domain, list_file, key_at, ask_account)
        return _read(lists or [], form or "text", destination)
    if lists or form:
        message = "a script takes neither lists nor --format"
        raise UsageError(message, advice="put read before the lists")
    data = ug.activation.vamt(
        step,
        computers=computers,
        domain=domain,
        file=list_file,
        key_at=key_at,
        ask_account=ask_account,
    )
    write_script(data, out, force=force)
    return ExitCode.CLEAN


def _read(lists: list[str], form: str, destination: Destination) -> ExitCode:
    writer("vamt", form)
    outcome = ug.activation.read_vamt(lists)
    destination.write(outcome.format(form))
    return outcome.exit_code


def _require_lists(lists: list[str] | None, *script_options: object) -> None:
    """Check that `read` has lists, and no options of a script.

    Raises:
        UsageError: it has no list, or such an option.
    """
    if any(script_options):
        message = "read takes lists and none of the options of a script"
        raise UsageError(message, advice="combine read LIST only with --format and --out")
    if not lists:
        message = "read needs a list"
        raise UsageError(message, advice="name a .cil or .cilx file after read")


vamt.__doc__ = HELP

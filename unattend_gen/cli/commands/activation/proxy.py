"""`activation proxy`: the addresses that must bypass an authenticating proxy."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.activation.outcomes import writer
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    CheckFormatOption,
    ForceOption,
    OutFileOption,
    help_text,
    require_check_for_format,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Write the addresses that Windows activation must reach without proxy authentication. With"
    " --check, show what is missing or wrong in a squid.conf, a PAC file or a plain list.",
    examples=(
        "unattend-gen activation proxy --form squid",
        "unattend-gen activation proxy --form pac --proxy proxy.contoso.com:8080 -o proxy.pac",
        "unattend-gen activation proxy --check examples/activation/proxy/squid.conf",
    ),
    exit_codes=(
        "0 written, or every address is exempt",
        "1 an address is not exempt, or something is misspelt",
        "2 wrong command line",
        "3 the output file exists or cannot be written, or the checked file cannot be read",
        "4 no address is known to be missing, but not everything was read or evaluated",
    ),
)


_FormOption = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="FORM",
        help="text (the default), squid, pac, netsh, powershell or firewall.",
    ),
]
_AddressesOption = Annotated[
    str | None,
    typer.Option(
        "--list",
        metavar="LIST",
        help="article, present or both. By default both, with --check present.",
    ),
]
_ServerOption = Annotated[
    str | None,
    typer.Option(
        "--proxy", metavar="HOST:PORT", help="The proxy for all other traffic: pac, netsh."
    ),
]
_CheckOption = Annotated[
    str | None,
    typer.Option("--check", metavar="FILE", help="Check this file; - is standard input."),
]


def proxy(
    *,
    form: _FormOption = None,
    addresses: _AddressesOption = None,
    server: _ServerOption = None,
    check: _CheckOption = None,
    answer_format: CheckFormatOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write the list, or check an existing one."""
    if check is not None:
        if form or server or out or force:
            message = "--check reads a file and writes none"
            raise UsageError(message, advice="combine --check only with --list and --format")
        writer("proxy", answer_format or "text")
        outcome = ug.activation.check_proxy(check, addresses=addresses or "present")
        console.result(outcome.format(answer_format or "text"))
        return outcome.exit_code
    require_check_for_format(answer_format)
    destination = Destination(out, force)
    destination.require_free()
    chosen = addresses or "both"
    destination.write(ug.activation.proxy(form or "text", addresses=chosen, server=server))
    return ExitCode.CLEAN


proxy.__doc__ = HELP

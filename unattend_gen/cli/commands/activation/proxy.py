"""`activation proxy`: the addresses that activation needs past a proxy."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import proxying
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    AnswerFormatWish,
    ForceOption,
    OutFileOption,
    demand_answer,
    help_text,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Write the addresses that activation needs past a proxy that asks for a user. With --check, say"
    " what is missing or wrong in a squid.conf, a PAC file or a list.",
    examples=(
        "unattend-gen activation proxy --form squid",
        "unattend-gen activation proxy --form pac --proxy proxy.contoso.com:8080 -o proxy.pac",
        "unattend-gen activation proxy --check examples/activation/proxy/squid.conf",
    ),
    exit_codes=(
        "0 written, or every address gets through",
        "1 an address does not get through, or something is misspelt",
        "2 wrong command line",
        "3 the file exists, cannot be written or cannot be read",
        "4 every address gets through, but not all that the file leads to was read",
    ),
)


def proxy(
    *,
    form: Annotated[
        str | None,
        typer.Option(
            "--form",
            metavar="FORM",
            help="text, squid, pac, netsh, powershell or firewall; text if left out.",
        ),
    ] = None,
    which: Annotated[
        str | None,
        typer.Option(
            "--list",
            metavar="LIST",
            help="article, present or both. Both if left out; --check takes the present one then.",
        ),
    ] = None,
    server: Annotated[
        str | None,
        typer.Option("--proxy", metavar="HOST:PORT", help="Where all else goes, in pac and netsh."),
    ] = None,
    check: Annotated[
        str | None,
        typer.Option("--check", metavar="FILE", help="Read a file instead; - is standard input."),
    ] = None,
    answer_format: AnswerFormatWish = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write the list, or tell what a file lacks."""
    if check is not None:
        if form or server or out or force:
            message = "--check reads a file and takes no options of what is written"
            raise UsageError(message, advice="give --check FILE with --list and --format alone")
        answer = proxying.check_proxy(check, answer_format or "text", which=which or "present")
        console.result(answer.text)
        return answer.exit_code
    demand_answer(answer_format)
    destination = Destination(out, force)
    destination.demand_free()
    destination.write(proxying.proxy_list(form or "text", which=which or "both", proxy=server))
    return ExitCode.CLEAN


proxy.__doc__ = HELP

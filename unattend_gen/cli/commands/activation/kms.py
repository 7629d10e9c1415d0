"""`activation kms`: find out whether a KMS host is available."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.activation.outcomes import writer
from unattend_gen.cli.options import (
    SCRIPT_FORMS,
    AnswerFormatOption,
    ForceOption,
    OutFileOption,
    help_text,
    require_script_form,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Ask DNS which KMS hosts a domain publishes, and try to connect to them: a MAK is needed where"
    " there is none. Or write a script that makes the same decision on another computer.",
    examples=(
        "unattend-gen activation kms --form powershell -o kms-detect.ps1",
        "unattend-gen activation kms corp.contoso.com --form cmd",
        "unattend-gen activation kms --form task-sequence -o steps.xml",
    ),
    exit_codes=(
        "0 a KMS host answers, or a script was written",
        "1 no domain publishes a KMS host: install the MAK",
        "2 wrong command line",
        "3 unknown: no name server answers, or there is no domain to ask",
        "4 undecided: a published host is silent, or a domain could not be asked",
    ),
)


_DomainsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="DOMAIN...", help="Domains to ask; by default those of this computer."),
]
_ServerOption = Annotated[
    str | None,
    typer.Option(
        "--server", metavar="ADDRESS", help="A name server; ADDRESS:PORT if it is not 53."
    ),
]
_TimeoutOption = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", help="For each query and each connection."),
]
_FormOption = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="FORM",
        help="Write a script instead: powershell or cmd; or task-sequence, MDT steps that run one.",
    ),
]


def kms(
    domains: _DomainsArgument = None,
    *,
    server: _ServerOption = None,
    timeout: _TimeoutOption = 3.0,
    form: _FormOption = None,
    answer_format: AnswerFormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Search for a KMS host, or write a script that does."""
    require_script_form(form, (*SCRIPT_FORMS, "task-sequence"))
    if form is not None and (server is not None or answer_format != "text"):
        message = "--form writes a script, so --server and --format have no effect"
        raise UsageError(message, advice="omit --server and --format")
    writer("kms", answer_format)
    destination = Destination(out, force)
    destination.require_free()
    asked = tuple(domains or ())
    if form is not None:
        destination.write(ug.activation.kms_script(form, asked, timeout=timeout))
        return ExitCode.CLEAN
    outcome = ug.activation.kms(asked, server=server, timeout=timeout)
    destination.write(outcome.format(answer_format))
    return outcome.exit_code


kms.__doc__ = HELP

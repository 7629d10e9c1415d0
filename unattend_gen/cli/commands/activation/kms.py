"""`activation kms`: whether a KMS host can be reached."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import kms_finding
from unattend_gen.cli.options import (
    SCRIPT_FORMS,
    AnswerFormatOption,
    ForceOption,
    OutFileOption,
    demand_script_form,
    help_text,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Ask DNS which KMS hosts a domain names, and try their port: a MAK is for where none is found."
    " Or write the script that decides so on a machine.",
    examples=(
        "unattend-gen activation kms --form powershell -o kms-detect.ps1",
        "unattend-gen activation kms corp.contoso.com --form cmd",
        "unattend-gen activation kms --form task-sequence -o steps.xml",
    ),
    exit_codes=(
        "0 a KMS host answers, or a script or its steps were written",
        "1 no domain names a KMS host: install the MAK",
        "2 wrong command line",
        "3 nothing is known: no name server answers, or there is no domain",
        "4 cannot be decided: a host that is named is silent, or a domain could not be asked",
    ),
)


def kms(
    domains: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOMAIN...", help="Where to look; this machine's if left out."),
    ] = None,
    *,
    server: Annotated[
        str | None,
        typer.Option(
            "--server", metavar="ADDRESS", help="A name server; ADDRESS:PORT if it is not 53."
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", help="For each question and each connection."),
    ] = 3.0,
    form: Annotated[
        str | None,
        typer.Option(
            "--form",
            metavar="FORM",
            help="A script in place of an answer: powershell or cmd; or task-sequence, steps of MDT"
            " that run it.",
        ),
    ] = None,
    answer_format: AnswerFormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Look, and say what follows."""
    demand_script_form(form, (*SCRIPT_FORMS, "task-sequence"))
    if form is not None and (server is not None or answer_format != "text"):
        message = "what --form writes asks nobody and gives no answer"
        raise UsageError(message, advice="leave --server and --format out")
    destination = Destination(out, force)
    destination.demand_free()
    answer = kms_finding.find_kms(
        kms_finding.KmsRequest(tuple(domains or ()), server, timeout, form or answer_format)
    )
    destination.write(answer.text)
    return answer.exit_code


kms.__doc__ = HELP

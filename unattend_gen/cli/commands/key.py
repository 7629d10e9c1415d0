"""`key`: what a product key is, without showing it."""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from unattend_gen import api
from unattend_gen.cli import console
from unattend_gen.cli.options import FormatOption, KeyFromOption, help_text
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Say what a product key is: well formed, mistyped, GVLK, generic, placeholder, last five.",
    examples=(
        "unattend-gen key --key-from env:CONTOSO_MAK",
        "unattend-gen key --key-from env:CONTOSO_MAK --format json",
    ),
    exit_codes=(
        "0 well formed",
        "1 mistyped, malformed or a placeholder",
        "2 wrong command line",
        "3 the source gives nothing",
    ),
)


def key(
    typed: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    *,
    key_from: KeyFromOption = None,
    report_format: FormatOption = "text",
) -> ExitCode:
    """Inspect a key from a secret source; a terminal is asked, a pipe is read."""
    if typed:
        message = "a key does not belong on the command line: history and process list keep it"
        raise UsageError(message, advice="unattend-gen key --key-from prompt")
    inspection = api.inspect_key(key_from or ("prompt" if sys.stdin.isatty() else "stdin"))
    console.result(api.format_inspection(inspection, report_format))
    return inspection.exit_code


key.__doc__ = HELP

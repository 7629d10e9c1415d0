"""`key`: identify a product key without showing it."""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.inputs import require_format
from unattend_gen.api.key import FORMATS
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli.options import (
    AnswerFormatOption,
    ForceOption,
    KeyFromOption,
    OutFileOption,
    QuietOption,
    help_text,
)
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Identify a product key without showing it: malformed, mistyped, a placeholder, published (GVLK"
    " or generic) or unlisted. Without --key-from, the key is read from the terminal or a pipe.",
    examples=(
        "unattend-gen key --key-from env:CONTOSO_MAK",
        "unattend-gen key --key-from env:CONTOSO_MAK --format json",
    ),
    exit_codes=(
        "0 well formed",
        "1 mistyped, malformed or a placeholder",
        "2 wrong command line",
        "3 the source cannot be read, or the output file exists or cannot be written",
    ),
)


def key(
    typed: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    *,
    key_from: KeyFromOption = None,
    report_format: AnswerFormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> ExitCode:
    """Inspect a key from a secret source; a terminal is asked, a pipe is read."""
    if typed:
        message = "a product key must not be an argument: the history and process list keep it"
        raise UsageError(message, advice="unattend-gen key --key-from prompt")
    require_format(report_format, FORMATS)
    is_asked = sys.stdin is not None and sys.stdin.isatty()
    source = key_from or ("prompt" if is_asked else "stdin")
    NamedFiles(written={"--out": out}, read={"--key-from": file_of(source)}).require_apart()
    destination = Destination(out, replace=force)
    destination.require_free()
    outcome = ug.key(source)
    destination.write(outcome.format(report_format))
    destination.say_where(is_quiet=quiet)
    return outcome.exit_code


key.__doc__ = HELP

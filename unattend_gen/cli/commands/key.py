"""`key`: what a product key is, without showing it."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Final, TypeAlias

import typer

from unattend_gen.api import keys
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

Fact: TypeAlias = str | bool | None
Facts: TypeAlias = dict[str, Fact]

HELP: Final = help_text(
    "Say what a product key is: well formed, mistyped, GVLK, generic, placeholder, last five."
    " Without --key-from a terminal is asked and a pipe is read.",
    examples=(
        "unattend-gen key --key-from env:CONTOSO_MAK",
        "unattend-gen key --key-from env:CONTOSO_MAK --format json",
    ),
    exit_codes=(
        "0 well formed",
        "1 mistyped, malformed or a placeholder",
        "2 wrong command line",
        "3 the source gives nothing, or the file exists or cannot be written",
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
        message = "a key does not belong on the command line: history and process list keep it"
        raise UsageError(message, advice="unattend-gen key --key-from prompt")
    if report_format not in _SHOWN:
        message = f"no such format; there are {', '.join(_SHOWN)}"
        raise UsageError(message, advice="leave --format out for text")
    is_asked = sys.stdin is not None and sys.stdin.isatty()
    source = key_from or ("prompt" if is_asked else "stdin")
    NamedFiles(written={"--out": out}, read={"--key-from": file_of(source)}).demand_apart()
    destination = Destination(out, replace=force)
    destination.demand_free()
    inspection = keys.inspect_key(source)
    destination.write(_SHOWN[report_format](keys.key_facts(inspection)))
    destination.say_where(is_quiet=quiet)
    return inspection.exit_code


def _as_text(told: Facts) -> str:
    lines = (f"{name.replace('_', ' ') + ':':18} {_word(value)}" for name, value in told.items())
    return "\n".join(lines) + "\n"


def _word(value: Fact) -> str:
    match value:
        case None:
            return "unknown"
        case bool():
            return "yes" if value else "no"
        case _:
            return value


def _as_json(told: Facts) -> str:
    return json.dumps({"schema": "unattend-gen/key/1", **told}, indent=2) + "\n"


_SHOWN: Final = {"text": _as_text, "json": _as_json}


key.__doc__ = HELP

"""`import`: an answer file becomes the spec that renders to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import importing
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    AnswerFormatOption,
    ForceOption,
    OutFileOption,
    QuietOption,
    help_text,
)
from unattend_gen.core.quoting import printable
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from unattend_gen.api.importing import ImportOutcome

_FORMATS: Final = ("text", "json")
_SCHEMA: Final = "unattend-gen/import/1"

HELP: Final = help_text(
    "Give the spec that renders to the same answer file. Secrets are taken out: the spec names an"
    " environment variable for each.",
    examples=(
        "unattend-gen import examples/office-laptop/expected/AutoUnattend.xml",
        "unattend-gen import examples/server-core/expected/Unattend.xml -o core.toml",
    ),
    exit_codes=(
        "0 the spec says all that the answer file says",
        "2 wrong command line",
        "3 no answer file, a template, or the output exists",
        "4 something is lost, and named",
    ),
)


def import_(
    path: Annotated[str, typer.Argument(metavar="FILE", help="An answer file; - is stdin.")],
    *,
    out: OutFileOption = None,
    force: ForceOption = False,
    report_format: AnswerFormatOption = "text",
    quiet: QuietOption = False,
) -> ExitCode:
    """Import one answer file."""
    if report_format not in _FORMATS:
        message = f"no such format; there are {', '.join(_FORMATS)}"
        raise UsageError(message, advice="leave --format out for text")
    NamedFiles(written={"--out": out}, searched=(path,)).demand_apart()
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    outcome = importing.import_file(path)
    text = outcome.imported.text
    if out is not None:
        destination.write(text)
    if report_format == "json":
        console.result(_as_json(outcome, None if out is not None else text))
    elif out is None:
        console.result(text)
    if not quiet:
        _tell(outcome, out)
    return ExitCode.CLEAN if outcome.is_complete else ExitCode.INCOMPLETE


def _tell(outcome: ImportOutcome, out: str | None) -> None:
    """What the spec needs and lacks; names and places, never a value."""
    imported = outcome.imported
    for need in imported.needs:
        why = ", which Setup had deleted" if need.was_deleted else ""
        console.say(f"secret  {need.variable}  {printable(need.setting)}{why}")
    for lost in imported.lost:
        line = f", line {lost.line}" if lost.line else ""
        console.say(f"lost  {printable(lost.what)}{line}: {lost.reason}")
    for address in outcome.differences:
        console.say(f"lost  {printable(address)}: the spec renders to something else")
    if imported.silent:
        noun = "comment" if imported.silent == 1 else "comments"
        console.say(f"left out {imported.silent} {noun} in which a secret may stand")
    if out is not None:
        console.say(f"wrote {shown_name(out)}; {_next_step(outcome, out)}")


def _next_step(outcome: ImportOutcome, out: str) -> str:
    render = f"unattend-gen render {shown_name(out)} --out DIR"
    return f"set the variables, then: {render}" if outcome.imported.needs else f"next: {render}"


def _as_json(outcome: ImportOutcome, text: str | None) -> str:
    imported = outcome.imported
    guesses = imported.guesses
    head = {
        "target": guesses.target,
        "windows": guesses.windows,
        "architecture": guesses.architecture,
    }
    told = {
        "schema": _SCHEMA,
        "complete": outcome.is_complete,
        **{name: {"value": guess.value, "reason": guess.reason} for name, guess in head.items()},
        "secrets": [
            {
                "setting": need.setting,
                "source": f"env:{need.variable}",
                "was_deleted": need.was_deleted,
            }
            for need in imported.needs
        ],
        "lost": [
            *(
                {"what": each.what, "reason": each.reason, "line": each.line}
                for each in imported.lost
            ),
            *(
                {"what": each, "reason": "the spec renders to something else", "line": None}
                for each in outcome.differences
            ),
        ],
        "comments_left_out": imported.silent,
        "spec": text,
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


import_.__doc__ = HELP

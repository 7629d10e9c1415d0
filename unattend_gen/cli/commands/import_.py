"""`import`: write the spec that renders to an answer file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.import_ import FORMATS
from unattend_gen.api.inputs import require_format
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.api.shown import printable, shown_name
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    AnswerFormatOption,
    ForceOption,
    OutFileOption,
    QuietOption,
    help_text,
)
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from unattend_gen import ImportOutcome

HELP: Final = help_text(
    "Write the spec that renders to the same answer file. Secrets are taken out: the spec names an"
    " environment variable for each.",
    examples=(
        "unattend-gen import examples/office-laptop/expected/AutoUnattend.xml",
        "unattend-gen import examples/server-core/expected/Unattend.xml -o core.toml",
        "unattend-gen import examples/feature-tour/expected/AutoUnattend.xml -o tour.toml --split",
    ),
    exit_codes=(
        "0 the spec expresses everything in the answer file",
        "2 wrong command line",
        "3 not an answer file, a template, or the output file exists",
        "4 something is lost; the messages name it",
    ),
)


def import_(
    path: Annotated[str, typer.Argument(metavar="FILE", help="An answer file; - is stdin.")],
    *,
    out: OutFileOption = None,
    split: Annotated[
        bool,
        typer.Option("--split", help="Write scripts to files next to the spec; needs --out FILE."),
    ] = False,
    force: ForceOption = False,
    report_format: AnswerFormatOption = "text",
    quiet: QuietOption = False,
) -> ExitCode:
    """Import one answer file."""
    require_format(report_format, FORMATS)
    NamedFiles(written={"--out": out}, searched=(path,)).require_apart()
    destination = reporting.Destination(out, replace=force)
    destination.require_free()
    if split and out is None:
        message = "--split writes files next to the spec, which has no place yet"
        raise UsageError(message, advice="add --out FILE")
    outcome = ug.import_file(path, split=split)
    if out is not None:
        outcome.write(out, replace=force)
    if report_format == "json" or out is None:
        console.result(outcome.format(report_format, with_spec=out is None))
    if not quiet:
        _show_needs(outcome, out)
    has_place = out is not None or not outcome.files
    return outcome.exit_code if has_place else ExitCode.INCOMPLETE


def _show_needs(outcome: ImportOutcome, out: str | None) -> None:
    """Show the secrets that the spec needs, and lost content; names and places, never a value."""
    imported = outcome.imported
    for need in imported.needs:
        why = ", which Setup had deleted" if need.was_deleted else ""
        why += ", as encoded text" if need.is_encoded else ""
        console.say(f"secret  {need.variable}  {printable(need.setting)}{why}")
    for lost in imported.lost:
        line = f", line {lost.line}" if lost.line else ""
        console.say(f"lost  {printable(lost.what)}{line}: {lost.reason}")
    for address in outcome.differences:
        console.say(f"lost  {printable(address)}: the spec renders to something else")
    for name in outcome.files if out is None else ():
        console.say(f"lost  {printable(name)}: pass --out FILE to write it next to the spec")
    if imported.comments_left_out:
        noun = "comment" if imported.comments_left_out == 1 else "comments"
        console.say(f"left out {imported.comments_left_out} {noun} that may contain a secret")
    if out is not None:
        for name in outcome.files:
            console.say(f"wrote {shown_name(str(Path(out).parent / name))}")
        console.say(f"wrote {shown_name(out)}; {_next_step(outcome, out)}")


def _next_step(outcome: ImportOutcome, out: str) -> str:
    render = f"unattend-gen render {shown_name(out)} --out DIR"
    return f"set the variables, then: {render}" if outcome.imported.needs else f"next: {render}"


import_.__doc__ = HELP

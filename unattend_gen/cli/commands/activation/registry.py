"""`activation registry`: turn automatic activation off or on, or check an offline hive."""

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
    WindowsOption,
    help_text,
    require_check_for_format,
    require_named,
)
from unattend_gen.cli.script_output import write_script
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Write a file that turns automatic activation off (Manual = 1), or on again. With --check, show"
    " the values in an offline SOFTWARE hive, and what is misspelt there.",
    examples=(
        "unattend-gen activation registry -o manual.reg",
        "unattend-gen activation registry --form cmd --silent --undo",
        "unattend-gen activation registry --form spec",
    ),
    exit_codes=(
        "0 written, or nothing is wrong in the hive",
        "1 something in the hive is misspelt or has the wrong type",
        "2 wrong command line",
        "3 the output file exists or cannot be written, or the hive cannot be read",
    ),
)


_FormOption = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="FORM",
        help="reg for regedit (the default), cmd for a batch file, answer-file, or spec for"
        " part of a spec.",
    ),
]
_SilentOption = Annotated[
    bool,
    typer.Option("--silent", help="Turn off the notifications too (NotificationDisabled)."),
]
_UndoOption = Annotated[bool, typer.Option("--undo", help="Turn everything on again.")]
_CheckOption = Annotated[
    str | None,
    typer.Option("--check", metavar="HIVE", help="Check an offline SOFTWARE hive instead."),
]


def registry(
    *,
    form: _FormOption = None,
    silent: _SilentOption = False,
    undo: _UndoOption = False,
    windows: WindowsOption = None,
    check: _CheckOption = None,
    answer_format: CheckFormatOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write the change, or check a hive."""
    if check is not None:
        if form or silent or undo or windows or out or force:
            message = "--check reads a hive and writes no file"
            raise UsageError(message, advice="combine --check only with --format")
        writer("registry", answer_format or "text")
        outcome = ug.activation.check_registry(check)
        console.result(outcome.format(answer_format or "text"))
        return outcome.exit_code
    require_check_for_format(answer_format)
    data = ug.activation.registry(form or "reg", silent=silent, undo=undo, windows=windows)
    write_script(data, None if out is None else require_named(out), force=force)
    return ExitCode.CLEAN


registry.__doc__ = HELP

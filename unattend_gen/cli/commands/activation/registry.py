"""`activation registry`: no automatic activation, as a file, and what a hive says about it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import activating, reporting
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    AnswerFormatWish,
    ForceOption,
    OutFileOption,
    WindowsWish,
    demand_answer,
    demand_named,
    help_text,
)
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from unattend_gen.activator.registry.check import FoundValue, RegistryCheck

HELP: Final = help_text(
    "Write what keeps Windows from activating by itself (Manual = 1), or what gives it back. With"
    " --check, say what an offline SOFTWARE hive has instead, and what is misspelt in it.",
    examples=(
        "unattend-gen activation registry -o manual.reg",
        "unattend-gen activation registry --form cmd --silent --undo",
        "unattend-gen activation registry --form spec",
    ),
    exit_codes=(
        "0 written, or the hive has nothing wrong",
        "1 in the hive something is misspelt, or has a wrong type",
        "2 wrong command line",
        "3 the file exists or cannot be written, or the hive cannot be read",
    ),
)
_FORMATS: Final = ("text", "json")


def registry(
    *,
    form: Annotated[
        str | None,
        typer.Option(
            "--form",
            metavar="FORM",
            help="reg for regedit (if left out), cmd for a batch file, answer-file, or spec for a"
            " piece of a spec.",
        ),
    ] = None,
    silent: Annotated[
        bool, typer.Option("--silent", help="The notifications too (NotificationDisabled).")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="The way back.")] = False,
    windows: WindowsWish = None,
    check: Annotated[
        str | None,
        typer.Option("--check", metavar="HIVE", help="Read an offline SOFTWARE hive instead."),
    ] = None,
    answer_format: AnswerFormatWish = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write the change, or tell what a hive has."""
    if check is not None:
        if form or silent or undo or windows or out or force:
            message = "--check reads a hive and takes no options of what is written"
            raise UsageError(message, advice="give --check HIVE alone, or with --format")
        return _checked(check, answer_format or "text")
    demand_answer(answer_format)
    change = activating.registry_change(form or "reg", silent=silent, undo=undo, windows=windows)
    if out is None:
        console.result(_readable(change))
    else:
        reporting.write_bytes(demand_named(out), change, replace=force)
    return ExitCode.CLEAN


def _readable(change: bytes) -> str:
    """The text of a file that a person reads, and that a program takes as well: it is ASCII."""
    is_marked = change.startswith(b"\xff\xfe")
    return change.decode("utf-16" if is_marked else "utf-8").replace("\r\n", "\n")


def _checked(path: str, answer_format: str) -> ExitCode:
    if answer_format not in _FORMATS:
        message = f"no such format; there are {', '.join(_FORMATS)}"
        raise UsageError(message, advice="leave --format out for text")
    found = activating.check_registry(path)
    console.result(_as_json(found) if answer_format == "json" else _as_text(found))
    return ExitCode.CLEAN if found.is_right else ExitCode.FINDINGS


def _as_json(found: RegistryCheck) -> str:
    told = {"schema": "unattend-gen/activation-registry/1", **asdict(found)}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _as_text(found: RegistryCheck) -> str:
    there = [value for value in found.values if value.type is not None]
    absent = [value for value in found.values if value.type is None]
    lines = [_line(value) for value in there]
    lines += [f"misspelt  {one.path}\n          advice: {one.advice}" for one in found.misspelt]
    if found.is_unfinished:
        lines.append("note: log files beside the hive may hold a newer state")
    lines.append(f"not set: {', '.join(value.name for value in absent)}")
    return "\n".join(lines) + "\n"


def _line(value: FoundValue) -> str:
    shown = "not shown" if value.value is None else value.value
    mark = "wrong     " if value.is_wrong else "value     "
    name = f"{value.key}\\{value.name}" if "-" in value.key else value.name
    return f"{mark}{name} = {shown} ({value.type}): {value.meaning}"


registry.__doc__ = HELP

"""Option types that commands share, and what their texts mean."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen import plugins, reports
from unattend_gen.core.finding import Severity
from unattend_gen.errors import UsageError

_FORMATS: Final = ", ".join(plugins.names(reports))
"""Listed when the help is made: a file in the folder of reports is all that a format needs."""

_FORMAT: Final = f"How to report: {_FORMATS}."
FormatOption = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=_FORMAT)]
FormatWish = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", help=f"{_FORMAT} By default text, or as configured."
    ),
]
"""None where the configuration decides."""

AnswerFormatOption = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="How to answer: text or json.")
]
AnswerFormatWish = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", help="How to answer --check: text or json; else text."
    ),
]
"""None where nothing is said; only a check has an answer."""

HandoutFormatOption = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="How to write: text, markdown or json."),
]
SCRIPT_FORMS: Final = ("powershell", "cmd")
ScriptFormOption = Annotated[
    str | None,
    typer.Option(
        "--form", metavar="FORM", help="A script in place of an answer: powershell or cmd."
    ),
]

STANDARD_OUTPUT: Final = "-"
"""What is written in place of the name of a file."""


def _file_of(out: str | None) -> str | None:
    """The file that `--out` names, or None for standard output, where a result goes anyway."""
    return None if out == STANDARD_OUTPUT else out


OutFileOption = Annotated[
    str | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        callback=_file_of,
        help="Write the result to a file, mode 0600; - is standard output.",
    ),
]
_FAIL_ON: Final = "Least severity that makes the exit code 1: error, warning, note or never."
FailOnOption = Annotated[str, typer.Option("--fail-on", metavar="LEVEL", help=_FAIL_ON)]
FailOnWish = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="LEVEL", help=f"{_FAIL_ON} By default warning, or as configured."
    ),
]
"""None where the configuration decides."""

QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="The result alone: no talk on standard error.")
]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="More talk.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is already there.")]
KeyFromOption = Annotated[
    str | None,
    typer.Option(
        "--key-from",
        metavar="SOURCE",
        help="Where the key comes from: env:NAME, file:PATH, stdin, prompt or"
        " keyring:SERVICE/USER. A key itself is never an option's value.",
    ),
]
WindowsOption = Annotated[
    str | None,
    typer.Option(
        "--windows", metavar="VERSION", help="Judge for this release, for example 11-24h2."
    ),
]
WindowsWish = Annotated[
    str | None,
    typer.Option("--windows", metavar="VERSION", help="The release it is for."),
]

_LEVELS: Final = {severity.label: severity for severity in Severity}


def severity(text: str) -> Severity | None:
    """The level that `--fail-on` names; None is `never`.

    Raises:
        UsageError: naming the levels.
    """
    if text == "never":
        return None
    if text not in _LEVELS:
        message = "--fail-on takes error, warning, note or never"
        raise UsageError(message, advice="leave it out for warning")
    return _LEVELS[text]


def demand_script_form(form: str | None, forms: tuple[str, ...] = SCRIPT_FORMS) -> None:
    """Check what `--form` asks for, if it is given.

    Args:
        form: as it was given.
        forms: those there are.

    Raises:
        UsageError: naming the forms of scripts.
    """
    if form is not None and form not in forms:
        message = f"no such form; there are {', '.join(forms)}"
        raise UsageError(message, advice="leave --form out for an answer in --format")


def demand_answer(answer_format: str | None) -> None:
    """See that `--format` is given with a check alone; what is written has a `--form`.

    Raises:
        UsageError: it is given without one.
    """
    if answer_format is not None:
        message = "--format is for the answer of --check"
        raise UsageError(message, advice="say with --form what to write")


def demand_named(path: str) -> str:
    """A path that was given, as long as it is one.

    Raises:
        UsageError: it is empty, as when a variable of the shell is not set; taken for the working
            folder it would be a bad surprise. Or it means standard output, and no text is made.
    """
    if path == STANDARD_OUTPUT:
        message = "what is made here cannot go to standard output"
        raise UsageError(message, advice="name a place on a disk; ./- is one that is called so")
    if not path.strip():
        message = "--out names nothing"
        raise UsageError(message, advice="name a place; is a variable of the shell not set?")
    return path


def help_text(summary: str, *, examples: tuple[str, ...], exit_codes: tuple[str, ...]) -> str:
    """Help of a command: one sentence, examples that the tests run, exit codes."""
    ran = "\n".join(f"  $ {example}" for example in examples)
    codes = "\n".join(f"  {code}" for code in exit_codes)
    return f"{summary}\n\n\b\nExamples:\n{ran}\n\n\b\nExit codes:\n{codes}"

"""Option types that commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api.report import report_formats
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen import Configuration

STANDARD_OUTPUT: Final = "-"
"""The name that `--out` takes for standard output."""

SCRIPT_FORMS: Final = ("powershell", "cmd")

_FORMAT: Final = f"Report format: {', '.join(report_formats())}."
_FAIL_ON: Final = "Least severity that makes the exit code 1: error, warning, note or never."
_CONFIGURED: Final = " By default as configured, else"


def _file_of(out: str | None) -> str | None:
    """Return the file that `--out` names; None for standard output, the default."""
    return None if out == STANDARD_OUTPUT else out


FormatOption = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=_FORMAT)]
ConfiguredFormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{_FORMAT}{_CONFIGURED} text."),
]
AnswerFormatOption = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="Output format: text or json.")
]
FailOnOption = Annotated[str, typer.Option("--fail-on", metavar="LEVEL", help=_FAIL_ON)]
ConfiguredFailOnOption = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="LEVEL", help=f"{_FAIL_ON}{_CONFIGURED} warning."),
]
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
ForceOption = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print the result only, no messages.")
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Name each file that is read or left out.")
]
KeyFromOption = Annotated[
    str | None,
    typer.Option(
        "--key-from",
        metavar="SOURCE",
        help="Where to read the key: env:NAME, file:PATH, stdin, prompt or keyring:SERVICE/USER."
        " The key itself is never the value of an option.",
    ),
]
AllowSourcesOption = Annotated[
    str | None,
    typer.Option(
        "--allow-sources",
        metavar="LIST",
        help="Secret sources that may be read, with commas: env, file, file:DIR, stdin, prompt,"
        " keyring. All of them by default.",
    ),
]
WindowsOption = Annotated[
    str | None,
    typer.Option("--windows", metavar="VERSION", help="Windows version, for example 11-24h2."),
]
CheckFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", help="Output format of --check: text or json."
    ),
]
HandoutFormatOption = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="Format: text, markdown or json."),
]
ScriptFormOption = Annotated[
    str | None,
    typer.Option(
        "--form", metavar="FORM", help="Write a script instead of an answer: powershell or cmd."
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        max=256,
        help="Number of processes; by default 1, or one per processor for many files.",
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="GLOB",
        help="Leave out these files, as a line of .gitignore would; may be repeated.",
    ),
]
AllowOption = Annotated[
    str | None,
    typer.Option(
        "--allow", metavar="FILE", help="File with product keys to allow anywhere, one per line."
    ),
]
DeepOption = Annotated[
    bool,
    typer.Option(
        "--deep",
        help="Search images, virtual disks and hives completely, not only the places where answer"
        " files, keys and passwords are usually left.",
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration file to use instead of the nearest unattend-gen.toml or"
        " pyproject.toml.",
    ),
]
NoConfigOption = Annotated[bool, typer.Option("--no-config", help="Use no configuration file.")]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Do not count the findings in this file."),
]
WriteBaselineOption = Annotated[
    str | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help="Write all findings to this file as known; reasons and owners in it are kept.",
    ),
]
ShowKnownOption = Annotated[
    bool,
    typer.Option("--show-known", help="List known findings in a SARIF report as suppressed."),
]


def require_script_form(form: str | None, forms: tuple[str, ...] = SCRIPT_FORMS) -> None:
    """Require that `--form` names one of these forms, if it is given.

    Raises:
        UsageError: it does not; the message lists them.
    """
    if form is not None and form not in forms:
        message = f"{form} is not a form here; valid forms: {', '.join(forms)}"
        raise UsageError(message, advice="omit --form for an answer in --format")


def require_check_for_format(answer_format: str | None) -> None:
    """Require that `--format` is not given without `--check`.

    Raises:
        UsageError: it is given.
    """
    if answer_format is not None:
        message = "--format is the output format of --check"
        raise UsageError(message, advice="use --form to choose what to write")


def require_named(path: str) -> str:
    """Return a path that was given for output.

    Raises:
        UsageError: it is empty, as where a shell variable is not set, or it is standard output,
            which takes text only.
    """
    if path == STANDARD_OUTPUT:
        message = "this result cannot go to standard output"
        raise UsageError(message, advice="name a file or folder; ./- is one called -")
    if not path.strip():
        message = "--out is empty"
        raise UsageError(message, advice="name a file or folder; is a shell variable not set?")
    return path


def read_files(configuration: Configuration, baseline: str | Path | None) -> dict[str, str | None]:
    """Return the configuration and baseline that a run reads, by their names in messages."""
    found = {"the configuration": configuration.path, "the baseline": baseline}
    return {name: None if path is None else str(path) for name, path in found.items()}


def help_text(summary: str, *, examples: tuple[str, ...], exit_codes: tuple[str, ...]) -> str:
    """Return the help of a command: one sentence, examples that the tests run, exit codes."""
    commands = "\n".join(f"  $ {example}" for example in examples)
    codes = "\n".join(f"  {code}" for code in exit_codes)
    return f"{summary}\n\n\b\nExamples:\n{commands}\n\n\b\nExit codes:\n{codes}"

"""The table of commands, and the one place where trouble becomes an exit code.

Only the module of the command that was asked for is imported; the others stand in the help by
name and one line.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Final

import typer
from typer.exceptions import TyperException

from unattend_gen.cli import console
from unattend_gen.cli.command_help import HelpedCommand
from unattend_gen.errors import ExitCode, UnattendError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """One line of the table: the name, and what the command gives."""

    name: str
    summary: str


COMMANDS: Final = (
    CommandEntry("init", "A commented spec to start from."),
    CommandEntry("render", "Answer files from a spec, validated before a byte is written."),
    CommandEntry("validate", "Findings on answer files, with line, setting path and advice."),
    CommandEntry("check", "Was each Panther copy scrubbed, setting by setting."),
    CommandEntry("audit", "Keys and passwords left anywhere: files, archives, images."),
    CommandEntry("scrub", "Setup's marker in place of each secret, and nothing else changed."),
    CommandEntry("diff", "What differs between two answer files or folders, without secrets."),
    CommandEntry("import", "The spec that renders to the same answer file."),
    CommandEntry("media", "An ISO, a USB stick or a floppy disk of what was rendered."),
    CommandEntry("key", "What a product key is, without showing it."),
    CommandEntry("schema", "The schemas of answer files, specs, reports and comparisons."),
    CommandEntry("explain", "A page on a component, setting, pass, rule or the exit codes."),
)

_EPILOG: Final = "Help on one command: unattend-gen COMMAND --help"


def run(arguments: Sequence[str]) -> ExitCode:
    """Run one command and say what its exit code is; never raises, never shows a traceback."""
    console.open_streams()
    try:
        result = _app(arguments)(list(arguments), prog_name="unattend-gen", standalone_mode=False)
        console.flush()
    except (KeyboardInterrupt, typer.Abort):
        console.say("interrupted")
        return ExitCode.INTERRUPTED
    except SystemExit:  # Typer's answer to a reader that went away; its code would mean findings
        console.abandon(sys.stdout)
        return ExitCode.UNUSABLE
    except Exception as error:  # noqa: BLE001 - the one place that turns a bug into code 70
        return _told(error, arguments)
    if result == ExitCode.INTERRUPTED:  # how Typer hands on an interrupt within a command
        console.say("interrupted")
    return ExitCode(result or 0)


def _told(error: Exception, arguments: Sequence[str]) -> ExitCode:
    """Tell the reader what went wrong; the exit code that goes with it."""
    code = ExitCode.UNUSABLE
    match error:
        case UnattendError():
            console.show_error(error)
            code = error.exit_code
        case TyperException() if not arguments:  # its message is the help then
            console.say(error.format_message())
            code = ExitCode.USAGE
        case TyperException():
            console.show_usage_error(error.format_message(), _known(arguments))
            code = ExitCode.USAGE
        case BrokenPipeError():
            console.abandon(sys.stdout)
        case OSError():
            console.show_system_error(error)
        case _:
            console.show_bug(error, _chosen(arguments))
            code = ExitCode.BUG
    return code


def _app(arguments: Sequence[str]) -> typer.Typer:
    app = typer.Typer(
        name="unattend-gen",
        help="Render, validate and check Windows answer files.",
        epilog=_EPILOG,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )
    app.callback()(_top_level)
    wanted = _chosen(arguments)
    completes = "_UNATTEND_GEN_COMPLETE" in os.environ
    for entry in COMMANDS if completes else _listed(arguments):
        if completes or entry.name == wanted:
            command = app.command(entry.name, cls=HelpedCommand, short_help=entry.summary)
            command(load_command(entry.name))
        else:
            app.command(entry.name, short_help=entry.summary)(_not_loaded)
    return app


def _listed(arguments: Sequence[str]) -> Sequence[CommandEntry]:
    """The commands that an answer may list: where one stands first, nobody asks for the others."""
    first = tuple(entry for entry in COMMANDS if entry.name in arguments[:1])
    return first or COMMANDS


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the interface of typer
    if wanted:
        from unattend_gen import __version__

        console.result(f"unattend-gen {__version__}\n")
        raise typer.Exit


def _top_level(
    *,
    version: bool = typer.Option(
        False,
        "--version",
        is_eager=True,
        callback=_show_version,
        help="Show the version and exit.",
    ),
) -> None:
    """Have the options that stand before the command."""


def _chosen(arguments: Sequence[str]) -> str | None:
    """The command among the arguments: the first that is no option."""
    return next((argument for argument in arguments if not argument.startswith("-")), None)


def _known(arguments: Sequence[str]) -> str | None:
    """The command among the arguments, if there is one of this name."""
    chosen = _chosen(arguments)
    return chosen if any(entry.name == chosen for entry in COMMANDS) else None


def load_command(name: str) -> Callable[..., object]:
    """The function of one command, with its help as docstring.

    A command whose name is a keyword of Python has an underscore behind it there.
    """
    python_name = f"{name}_" if iskeyword(name) else name
    module = import_module(f"unattend_gen.cli.commands.{python_name}")
    command: Callable[..., object] = getattr(module, python_name)
    return command


def _not_loaded() -> None:
    """Stand in the list of commands for one that was not asked for."""

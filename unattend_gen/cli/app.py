"""The command line, and the one place where trouble becomes an exit code.

Only the module of the command that was asked for is imported; the others stand in the help by
name and one line.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

import typer
from typer.exceptions import TyperException

from unattend_gen.cli import console
from unattend_gen.cli.command_help import HelpedCommand
from unattend_gen.cli.command_table import (
    COMMANDS,
    CommandEntry,
    CommandGroup,
    entry_named,
    known,
    load_command,
)
from unattend_gen.errors import ExitCode, UnattendError

if TYPE_CHECKING:
    from collections.abc import Sequence

_EntryT = TypeVar("_EntryT", CommandEntry, CommandEntry | CommandGroup)

_EPILOG: Final = "Help on one command: unattend-gen {group}COMMAND --help"
_COMPLETES: Final = "_UNATTEND_GEN_COMPLETE"
_FRAME: Final[dict[str, object]] = {"help_option_names": ["--help", "-h"], "max_content_width": 100}


def run(arguments: Sequence[str]) -> ExitCode:
    """Run one command and say what its exit code is; never raises, never shows a traceback."""
    console.open_streams()
    _leave_no_core()
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


def _leave_no_core() -> None:
    """A process that holds secrets leaves no image of its memory when it crashes."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(error: Exception, arguments: Sequence[str]) -> ExitCode:
    """Tell the reader what went wrong; the exit code that goes with it."""
    code = ExitCode.UNUSABLE
    match error:
        case UnattendError():
            console.show_error(error)
            code = error.exit_code
        case TyperException() if _asks_nothing(arguments):  # its message is the help then
            console.say(error.format_message())
            code = ExitCode.USAGE
        case TyperException():
            console.show_usage_error(error.format_message(), known(_words(arguments)))
            code = ExitCode.USAGE
        case BrokenPipeError():
            console.abandon(sys.stdout)
        case OSError():
            console.show_system_error(error)
        case _:
            console.show_bug(error, known(_words(arguments)))
            code = ExitCode.BUG
    return code


def _app(arguments: Sequence[str]) -> typer.Typer:
    app = typer.Typer(
        name="unattend-gen",
        help="Render, validate and check Windows answer files.",
        epilog=_EPILOG.format(group=""),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        no_args_is_help=True,
        context_settings=_FRAME,
    )
    app.callback()(_top_level)
    words = _words(arguments)
    for entry in COMMANDS if _completes() else _listed(COMMANDS, arguments[:1]):
        if isinstance(entry, CommandGroup):
            app.add_typer(_group(entry, arguments, words), short_help=entry.summary)
        else:
            _add(app, entry, is_wanted=words[:1] == [entry.name])
    return app


def _group(group: CommandGroup, arguments: Sequence[str], words: Sequence[str]) -> typer.Typer:
    """The commands of a group, of which one may be wanted."""
    app = typer.Typer(
        name=group.name,
        help=group.summary,
        epilog=_EPILOG.format(group=f"{group.name} "),
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings=_FRAME,
    )
    typed = " ".join(arguments[:2])
    for entry in group.commands if _completes() else _listed(group.commands, (typed,)):
        _add(app, entry, is_wanted=" ".join(words[:2]) == entry.name)
    return app


def _add(app: typer.Typer, entry: CommandEntry, *, is_wanted: bool) -> None:
    """Put a command into an app: itself where it is wanted, its name alone where it is not."""
    if is_wanted or _completes():
        command = app.command(entry.own_name, cls=HelpedCommand, short_help=entry.summary)
        command(load_command(entry.name))
    else:
        app.command(entry.own_name, short_help=entry.summary)(_not_loaded)


def _completes() -> bool:
    """Whether a shell asks what it may complete; then everything is looked at."""
    return _COMPLETES in os.environ


def _listed(entries: Sequence[_EntryT], typed: Sequence[str]) -> Sequence[_EntryT]:
    """The commands that an answer may list: where one stands first, nobody asks for the others."""
    first = tuple(entry for entry in entries if entry.name in typed)
    return first or entries


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


def _words(arguments: Sequence[str]) -> list[str]:
    """The arguments that are no options; the first of them name the command."""
    return [argument for argument in arguments if not argument.startswith("-")]


def _asks_nothing(arguments: Sequence[str]) -> bool:
    """Whether there is no command: nothing at all, or the name of a group alone."""
    return not arguments or (
        len(arguments) == 1 and isinstance(entry_named(arguments[0]), CommandGroup)
    )


def _not_loaded() -> None:
    """Stand in the list of commands for one that was not asked for."""

"""The command line: finds the command, runs it, and turns every error into an exit code.

Only the module of the requested command is imported. Help lists the others by name and summary.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException

from unattend_gen.cli import console
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

_EPILOG: Final = "Help on a command: unattend-gen {group}COMMAND --help"
_COMPLETES: Final = "_UNATTEND_GEN_COMPLETE"
_FRAME: Final[dict[str, object]] = {"help_option_names": ["--help", "-h"], "max_content_width": 100}

_SECTIONS: Final = (("Arguments", "argument"), ("Options", "option"))
_ERROR_CODE: Final = re.compile(r"-[0-9]{9,10}", re.ASCII)
"""An activation error code as a signed number; no option looks like it."""


def run(arguments: Sequence[str]) -> ExitCode:
    """Run one command and return its exit code; never raises, never shows a traceback."""
    console.open_streams()
    _forbid_core_dumps()
    try:
        result = _app(arguments)(list(arguments), prog_name="unattend-gen", standalone_mode=False)
        console.flush()
    except (KeyboardInterrupt, typer.Abort):
        console.say("interrupted")
        return ExitCode.INTERRUPTED
    except SystemExit:  # Typer exits where a reader has gone away; its code would mean findings
        console.abandon(sys.stdout)
        return ExitCode.UNUSABLE
    except Exception as error:  # noqa: BLE001 - the one place that turns a bug into code 70
        return _show(error, arguments)
    if result == ExitCode.INTERRUPTED:  # Typer's return value for an interrupt within a command
        console.say("interrupted")
    return ExitCode(result or 0)


class HelpedCommand(TyperCommand):
    """A command whose help names arguments as they are written, without their types in Python.

    Hidden arguments are left out of the usage line too. A negative number as long as an error code
    is an argument, not an option.
    """

    # Any: Typer keeps the class of contexts private.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - see above
        """Parse the command line, with error codes moved to the end."""
        codes = [word for word in args if _ERROR_CODE.fullmatch(word)]
        if codes and "--" not in args:
            args = [*(word for word in args if word not in codes), "--", *codes]
        return super().parse_args(ctx, args)

    # Any: Typer keeps the classes of context and formatter private.
    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - see above
        """Return the words after the name of the command in the usage line."""
        shown = (one for one in self.get_params(ctx) if not getattr(one, "hidden", False))
        pieces = (piece for one in shown for piece in one.get_usage_pieces(ctx))
        return [*filter(None, [self.options_metavar]), *pieces]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write the two tables, arguments before options."""
        records = [(one.param_type_name, one.get_help_record(ctx)) for one in self.get_params(ctx)]
        for title, kind in _SECTIONS:
            rows = [
                (_without_type(row[0]), row[1]) for type_, row in records if row and type_ == kind
            ]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def _without_type(written: str) -> str:
    """Return `PATH` for `PATH <list[str]>`; the metavar of an option contains no `<`."""
    return written.partition(" <")[0]


def _forbid_core_dumps() -> None:
    """Keep a crash from writing memory, which may hold secrets, to a file."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _show(error: Exception, arguments: Sequence[str]) -> ExitCode:
    """Report an error, and return the exit code for it."""
    code = ExitCode.UNUSABLE
    match error:
        case UnattendError():
            console.show_error(error)
            code = error.exit_code
        case TyperException() if _names_no_command(arguments):  # then its message is the help
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
        help="Make, validate and audit Windows answer files.",
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
            _add(app, entry, is_requested=words[:1] == [entry.name])
    return app


def _group(group: CommandGroup, arguments: Sequence[str], words: Sequence[str]) -> typer.Typer:
    """Return the app of a group of commands; at most one of them is loaded."""
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
        _add(app, entry, is_requested=" ".join(words[:2]) == entry.name)
    return app


def _add(app: typer.Typer, entry: CommandEntry, *, is_requested: bool) -> None:
    """Add a command to an app, or only its name if another one is requested."""
    if is_requested or _completes():
        command = app.command(entry.own_name, cls=HelpedCommand, short_help=entry.summary)
        command(load_command(entry.name))
    else:
        app.command(entry.own_name, short_help=entry.summary)(_not_loaded)


def _completes() -> bool:
    """Return whether a shell asks for completions, which needs every command."""
    return _COMPLETES in os.environ


def _listed(entries: Sequence[_EntryT], typed: Sequence[str]) -> Sequence[_EntryT]:
    """Return the command that was typed first, else all: nobody sees the others then."""
    first = tuple(entry for entry in entries if entry.name in typed)
    return first or entries


def _show_version(requested: bool) -> None:  # noqa: FBT001 - the interface of typer
    if requested:
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
    """Accept the options before the command."""


def _words(arguments: Sequence[str]) -> list[str]:
    """Return the arguments that are not options; the first ones name the command."""
    return [argument for argument in arguments if not argument.startswith("-")]


def _names_no_command(arguments: Sequence[str]) -> bool:
    """Return whether the command line is empty, or the name of a group alone."""
    return not arguments or (
        len(arguments) == 1 and isinstance(entry_named(arguments[0]), CommandGroup)
    )


def _not_loaded() -> None:
    """Represent a command in the list of commands."""

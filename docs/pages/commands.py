"""The pages of the commands, from the help that they print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import typer

from docs.pages.markdown import anchored, block, folded, link, page, plain, table
from unattend_gen.cli.command_table import CommandEntry, every_command, load_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs.pages.markdown import Page

_FOLDER: Final = "reference/commands"
_WIDTH: Final = 100
_PYTHON_TYPE: Final = re.compile(r" <.*>$")


@dataclass(frozen=True, slots=True)
class _Help:
    """What a command says of itself.

    Attributes:
        summary: the sentence it begins with.
        whole: everything, as a terminal shows it.
        parameters: arguments and options as they are written, with what they mean.
    """

    summary: str
    whole: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def examples(self) -> list[str]:
        """The commands that the tests run."""
        return re.findall(r"^ *\$ (.+)$", self.whole, re.MULTILINE)

    @property
    def exit_codes(self) -> list[tuple[str, str]]:
        """Each exit code with its meaning for this command."""
        return re.findall(r"^ +(\d+) (.+)$", self.whole.partition("Exit codes:")[2], re.MULTILINE)


def pages() -> Iterator[Page]:
    """The list of commands, then each command."""
    rows = ((link(one.name, f"{one.slug}.md"), plain(one.summary)) for one in every_command())
    yield page(
        f"{_FOLDER}/index.md",
        "Commands",
        table(("Command", "Gives"), rows),
        "Exit codes mean the same everywhere: [the table](../exit-codes.md). Results go to standard"
        " output, talk to standard error. `-` is standard input. Nothing that exists is replaced"
        " without `--force`, and no option ever takes a key or a password.",
    )
    for entry in every_command():
        yield _page(entry, _help_of(entry.name))


def exit_codes() -> Iterator[tuple[CommandEntry, list[tuple[str, str]]]]:
    """Each command with its exit codes."""
    for entry in every_command():
        yield entry, _help_of(entry.name).exit_codes


def _page(entry: CommandEntry, told: _Help) -> Page:
    return page(
        f"{_FOLDER}/{entry.slug}.md",
        f"unattend-gen {entry.name}",
        plain(told.summary),
        "## Examples",
        block("\n".join(told.examples), "sh"),
        "## Arguments and options",
        table(("", "Means"), (_parameter(*one) for one in told.parameters)),
        "## Exit codes",
        table(
            ("Code", "Means"),
            ((f"[{c}](../exit-codes.md#{c})", plain(m)) for c, m in told.exit_codes),
        ),
        folded("The help as a terminal shows it", block(told.whole)),
        label=entry.name,
    )


def _parameter(written: str, meaning: str) -> tuple[str, str]:
    """A row of the table; its address is the option's long name, or the argument's."""
    long = re.search(r"--([\w-]+)", written)
    name = long[1] if long else written.split(maxsplit=1)[0].lower()
    return anchored(_PYTHON_TYPE.sub("", written), name), plain(meaning)


def _help_of(name: str) -> _Help:
    """The help of one command, from the program itself."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.command(name)(load_command(name))
    command = typer.main.get_command(app)
    context = command.context_class(
        command, info_name=f"unattend-gen {name}", terminal_width=_WIDTH
    )
    records = (one.get_help_record(context) for one in command.get_params(context))
    return _Help(
        summary=" ".join((command.help or "").partition("\n\n")[0].split()),
        whole=command.get_help(context),
        parameters=tuple(record for record in records if record),
    )

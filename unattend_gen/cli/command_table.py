"""The table of commands, and the lookup of their modules.

The name of a command in a group starts with the group (`activation script`). The module of a
command is imported only when the command is requested.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """One line of the table.

    Attributes:
        name: as it is typed, including the name of its group.
        summary: one imperative sentence.
    """

    name: str
    summary: str

    @property
    def own_name(self) -> str:
        """The name without the name of the group."""
        return self.name.rpartition(" ")[2]

    @property
    def slug(self) -> str:
        """The name as one word, for files and URLs."""
        return self.name.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """Commands with a common first word.

    Attributes:
        commands: at least one, in the order of the help.
    """

    name: str
    summary: str
    commands: tuple[CommandEntry, ...]


Entry: TypeAlias = CommandEntry | CommandGroup

COMMANDS: Final[tuple[Entry, ...]] = (
    CommandEntry("init", "Write a commented spec to start from."),
    CommandEntry("render", "Render a spec into answer files, validated before writing."),
    CommandEntry("validate", "Validate answer files: line, setting path and advice."),
    CommandEntry("check", "Check whether Setup scrubbed its copies in Panther."),
    CommandEntry("audit", "Find keys and passwords left in files, archives, images."),
    CommandEntry("scrub", "Replace secrets with Setup's marker, change nothing else."),
    CommandEntry("diff", "Compare two answer files or folders without showing secrets."),
    CommandEntry("import", "Write the spec that renders to the same answer file."),
    CommandEntry("media", "Make an ISO, USB or floppy image of a rendered folder."),
    CommandEntry("key", "Identify a product key without showing it."),
    CommandGroup(
        "activation",
        "Activate Windows with a MAK: scripts, registry files, plans.",
        (
            CommandEntry("activation convert", "Plan the way from KMS client to MAK and back."),
            CommandEntry("activation kms", "Find out whether a KMS host answers."),
            CommandEntry("activation ledger", "Keep count of the activations that a MAK has left."),
            CommandEntry("activation phone", "Check installation and confirmation IDs."),
            CommandEntry("activation proxy", "Print or check the proxy exemptions for activation."),
            CommandEntry("activation registry", "Turn automatic activation off or on; read hives."),
            CommandEntry("activation script", "Write a script that installs a MAK and activates."),
            CommandEntry("activation status", "Report which machines are activated."),
            CommandEntry("activation ui", "List the pages of Windows that activate by hand."),
            CommandEntry("activation vamt", "Write PowerShell for VAMT, or read its lists."),
        ),
    ),
    CommandEntry("schema", "Print a schema: answer files, specs, or any JSON output."),
    CommandEntry("explain", "Explain a component, setting, spec key, rule or error code."),
)
"""The commands in the order of the help."""


def every_command() -> tuple[CommandEntry, ...]:
    """Return all commands, with groups expanded."""
    return tuple(
        command
        for entry in COMMANDS
        for command in (entry.commands if isinstance(entry, CommandGroup) else (entry,))
    )


def entry_named(name: str) -> Entry | None:
    """Return the top-level command or group with this name."""
    return next((entry for entry in COMMANDS if entry.name == name), None)


def known(words: Sequence[str]) -> str | None:
    """Return the command or group that the first words of a command line name, or None."""
    entry = entry_named(words[0]) if words else None
    if isinstance(entry, CommandGroup):
        typed = " ".join(words[:2])
        return typed if any(one.name == typed for one in entry.commands) else entry.name
    return entry.name if entry else None


def load_command(name: str) -> Callable[..., object]:
    """Return the function of a command; its docstring is the help.

    The function for a name that is a Python keyword ends with an underscore.
    """
    path = [_python_name(word) for word in name.split(" ")]
    module = import_module(".".join(("unattend_gen.cli.commands", *path)))
    command: Callable[..., object] = getattr(module, path[-1])
    return command


def _python_name(word: str) -> str:
    return f"{word}_" if iskeyword(word) else word

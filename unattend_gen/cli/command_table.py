"""The table of commands, and how the module of one is found.

A command has the name that is typed; one of a group has the name of the group before its own
(`activation script`). Nothing is imported until a command is asked for.
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
    """One line of the table: the name, and what the command gives.

    Attributes:
        name: as it is typed, that of its group before it.
    """

    name: str
    summary: str

    @property
    def own_name(self) -> str:
        """The name without that of its group."""
        return self.name.rpartition(" ")[2]

    @property
    def slug(self) -> str:
        """The name as one word, for files and addresses."""
        return self.name.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """Commands that belong together under one name.

    Attributes:
        commands: at least one, in the order they are listed.
    """

    name: str
    summary: str
    commands: tuple[CommandEntry, ...]


Entry: TypeAlias = CommandEntry | CommandGroup

COMMANDS: Final[tuple[Entry, ...]] = (
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
    CommandGroup(
        "activation",
        "What activates Windows by MAK: scripts, registry files, plans.",
        (
            CommandEntry("activation convert", "From KMS client to MAK and back, as a plan."),
            CommandEntry("activation kms", "Does a KMS host answer: if none does, use a MAK."),
            CommandEntry(
                "activation ledger", "How many activations a MAK has left, and for how long."
            ),
            CommandEntry(
                "activation phone", "Installation and confirmation IDs, checked in pairs."
            ),
            CommandEntry("activation proxy", "What has to get past a proxy; is a list complete."),
            CommandEntry("activation registry", "No automatic activation: .reg, cmd, spec; hives."),
            CommandEntry("activation script", "What installs a MAK and activates, as a script."),
            CommandEntry("activation status", "Which machines are activated, by their captures."),
            CommandEntry("activation ui", "Where to click: the pages of Windows that activate it."),
            CommandEntry(
                "activation vamt", "PowerShell for VAMT; what its lists of computers tell."
            ),
        ),
    ),
    CommandEntry("schema", "The schemas of answer files, specs, reports and comparisons."),
    CommandEntry("explain", "A page on a component, setting, pass, rule or error code."),
)
"""Each command in the order that the help lists them."""


def every_command() -> tuple[CommandEntry, ...]:
    """All commands, those of the groups in the places of their groups."""
    return tuple(
        command
        for entry in COMMANDS
        for command in (entry.commands if isinstance(entry, CommandGroup) else (entry,))
    )


def entry_named(name: str) -> Entry | None:
    """The command or group at the top of the table that is called so."""
    return next((entry for entry in COMMANDS if entry.name == name), None)


def known(words: Sequence[str]) -> str | None:
    """The command or group that the first words of a command line name, as far as they do."""
    entry = entry_named(words[0]) if words else None
    if isinstance(entry, CommandGroup):
        typed = " ".join(words[:2])
        return typed if any(one.name == typed for one in entry.commands) else entry.name
    return entry.name if entry else None


def load_command(name: str) -> Callable[..., object]:
    """The function of one command, with its help as docstring.

    A command whose name is a keyword of Python has an underscore behind it there.
    """
    path = [_python_name(word) for word in name.split(" ")]
    module = import_module(".".join(("unattend_gen.cli.commands", *path)))
    command: Callable[..., object] = getattr(module, path[-1])
    return command


def _python_name(word: str) -> str:
    return f"{word}_" if iskeyword(word) else word

"""`[commands]`: the commands of each pass, in the order in which they are written."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import (
    COMMAND_LISTS,
    Addition,
    Command,
    CommandList,
    Place,
    as_text,
)
from unattend_gen.tables.mapping.marks import Bounded, Needs
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Table, Text


def _path(pass_: Pass, element: str = "") -> str:
    commands = COMMAND_LISTS[pass_]
    return f"{commands.path}/{element or commands.element}"


_DESCRIPTION: Final = "Description"
_REBOOT: Final = "WillReboot"
_INPUT: Final = "RequiresUserInput"
_RUN: Final = Field(description="The command line.")
_ABOUT: Final = Field(description="Purpose of the command.")


def _as_table(value: object) -> object:
    return {"run": value} if isinstance(value, str) else value


class SetupCommand(Table):
    """A command in Windows PE, at most 259 characters."""

    run: Annotated[Text, Bounded(_path(Pass.WINDOWS_PE))] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.WINDOWS_PE, _DESCRIPTION)), _ABOUT] | None = (
        None
    )


class SpecializeCommand(Table):
    """A command in the specialize pass, run by the system account, at most 259 characters."""

    run: Annotated[Text, Bounded(_path(Pass.SPECIALIZE))] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.SPECIALIZE, _DESCRIPTION)), _ABOUT] | None = (
        None
    )
    will_reboot: Literal["Always", "OnRequest", "Never"] | None = Field(
        default=None,
        description="Whether Windows restarts afterwards; OnRequest if the command asks for it.",
    )


class FirstLogonCommand(Table):
    """A command at the first logon, at most 1024 characters.

    From Windows 10 on, all of them start at the same time, in no fixed order.
    """

    run: Annotated[Text, Bounded(_path(Pass.OOBE_SYSTEM))] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.OOBE_SYSTEM, _DESCRIPTION)), _ABOUT] | None = (
        None
    )
    requires_user_input: Annotated[bool | None, Needs(_path(Pass.OOBE_SYSTEM, _INPUT))] = Field(
        default=None,
        description="Whether it needs the user, so that Windows shows the desktop early.",
    )


SetupCommands: TypeAlias = tuple[
    Annotated[SetupCommand, BeforeValidator(_as_table, json_schema_input_type=str | SetupCommand)],
    ...,
]
SpecializeCommands: TypeAlias = tuple[
    Annotated[
        SpecializeCommand,
        BeforeValidator(_as_table, json_schema_input_type=str | SpecializeCommand),
    ],
    ...,
]
FirstLogonCommands: TypeAlias = tuple[
    Annotated[
        FirstLogonCommand,
        BeforeValidator(_as_table, json_schema_input_type=str | FirstLogonCommand),
    ],
    ...,
]


class Commands(Table):
    """Commands by pass; each is a text, or a table with `run` and further keys."""

    windows_pe: SetupCommands = Field(default=(), description="Commands in Windows PE.")
    specialize: SpecializeCommands = Field(
        default=(), description="Commands in the specialize pass, run by the system account."
    )
    first_logon: FirstLogonCommands = Field(
        default=(), description="Commands at the first logon of a user."
    )


class _Commands(SettingsMapping[Commands]):
    """The command lists without the commands that other tables add."""

    def to_settings(self, table: Commands) -> Iterator[Addition]:
        for pe in table.windows_pe:
            yield Command(Pass.WINDOWS_PE, pe.run, pe.description, Place.USER)
        for each in table.specialize:
            more = given({_REBOOT: each.will_reboot})
            yield Command(Pass.SPECIALIZE, each.run, each.description, Place.USER, _texts(more))
        for last in table.first_logon:
            more = given({_INPUT: last.requires_user_input})
            yield Command(Pass.OOBE_SYSTEM, last.run, last.description, Place.USER, _texts(more))

    def from_settings(self, view: View) -> Iterator[Candidate]:
        keys = {
            "windows_pe": Pass.WINDOWS_PE,
            "specialize": Pass.SPECIALIZE,
            "first_logon": Pass.OOBE_SYSTEM,
        }
        lists = {
            key: [_command(view, item, COMMAND_LISTS[pass_]) for item in view.free_commands(pass_)]
            for key, pass_ in keys.items()
        }
        yield Candidate({key: commands for key, commands in lists.items() if commands})


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: as_text(value) for name, value in values.items() if isinstance(value, str | int)}


def _command(view: View, item: str, commands: CommandList) -> object:
    """Return a command as a table, or as its text alone if nothing else is known about it."""
    table = given(
        {
            "run": view.text(f"{item}/{commands.element}"),
            "description": view.text(f"{item}/{_DESCRIPTION}"),
            "will_reboot": view.text(f"{item}/{_REBOOT}"),
            "requires_user_input": view.truth(f"{item}/{_INPUT}"),
        }
    )
    return table["run"] if table.keys() == {"run"} else table


TABLE: Final = SpecTable("commands", Commands, _Commands(), rank=3)

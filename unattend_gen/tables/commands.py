"""`[commands]`: what is run in each pass, in the order as written."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from unattend_gen.tables.model.base import Fits, Sets, Table, Text

_SHELL: Final = "Microsoft-Windows-Shell-Setup"
_RUN: Final = Field(description="The command line.")
Description: TypeAlias = Annotated[Text, Field(description="What the command is for.")]


def _as_table(value: object) -> object:
    return {"run": value} if isinstance(value, str) else value


class SetupCommand(Table):
    """A command in Windows PE, at most 259 characters."""

    run: Annotated[
        Text, Fits("Microsoft-Windows-Setup", "RunSynchronous/RunSynchronousCommand/Path")
    ] = _RUN
    description: Description | None = None


class SpecializeCommand(Table):
    """A command in the specialize pass, run by the system account, at most 259 characters."""

    run: Annotated[
        Text, Fits("Microsoft-Windows-Deployment", "RunSynchronous/RunSynchronousCommand/Path")
    ] = _RUN
    description: Description | None = None
    will_reboot: Literal["Always", "OnRequest", "Never"] | None = Field(
        default=None, description="Whether Windows restarts after it, or if it says so."
    )


class FirstLogonCommand(Table):
    """A command at the first logon, at most 1024 characters.

    From Windows 10 on all of them start together; the order no longer waits.
    """

    run: Annotated[Text, Fits(_SHELL, "FirstLogonCommands/SynchronousCommand/CommandLine")] = _RUN
    description: Description | None = None
    requires_user_input: Annotated[
        bool | None, Sets(_SHELL, "FirstLogonCommands/SynchronousCommand/RequiresUserInput")
    ] = Field(
        default=None, description="Whether it needs the user, so that the desktop is shown early."
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
    """Each command is a text, or a table with `run` and more."""

    windows_pe: SetupCommands = Field(default=(), description="What runs in Windows PE.")
    specialize: SpecializeCommands = Field(
        default=(), description="What runs in the specialize pass, by the system account."
    )
    first_logon: FirstLogonCommands = Field(
        default=(), description="What runs when a user first logs on."
    )

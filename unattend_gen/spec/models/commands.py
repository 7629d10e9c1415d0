"""`[commands]`: what is run in each pass, in the order as written."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator

from unattend_gen.spec.models.base import Table, Text


def _as_table(value: object) -> object:
    return {"run": value} if isinstance(value, str) else value


class SetupCommand(Table):
    """A command in Windows PE, at most 259 characters."""

    run: Text
    description: Text | None = None


class SpecializeCommand(Table):
    """A command in the specialize pass, run by the system account, at most 259 characters."""

    run: Text
    description: Text | None = None
    will_reboot: Literal["Always", "OnRequest", "Never"] | None = None


class FirstLogonCommand(Table):
    """A command at the first logon, at most 1024 characters.

    From Windows 10 on all of them start together; the order no longer waits.
    """

    run: Text
    description: Text | None = None
    requires_user_input: bool | None = None


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

    windows_pe: SetupCommands = ()
    specialize: SpecializeCommands = ()
    first_logon: FirstLogonCommands = ()

"""`[commands]`: the commands of each pass, in the order in which they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal, TypeAlias, get_args

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from unattend_gen.core.passes import Pass
from unattend_gen.core.secret_source import SecretSource
from unattend_gen.tables.mapping.additions import (
    COMMAND_LISTS,
    Addition,
    Command,
    CommandList,
    Place,
    as_text,
)
from unattend_gen.tables.mapping.marks import Bounded, Needs, require_fit, with_length
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, Text, line
from unattend_gen.tables.settings import SECRET_SCHEMA, secret_source


def _path(pass_: Pass, element: str = "") -> str:
    commands = COMMAND_LISTS[pass_]
    return f"{commands.path}/{element or commands.element}"


_DESCRIPTION: Final = "Description"
_REBOOT: Final = "WillReboot"
_INPUT: Final = "RequiresUserInput"
_ORDER: Final = "Order"
_RUN: Final = Field(description='The command line, or { secret = "env:NAME" } if it contains one.')
_ABOUT: Final = Field(description="Purpose of the command.")
_PLACE: Final = Field(
    default=None,
    description="Its Order if that is not its position in the list; false for none.",
)

Order: TypeAlias = Annotated[int, Field(ge=1)] | Literal[False]
Reboot: TypeAlias = Annotated[
    Literal["Always", "OnRequest", "Never"] | None,
    Field(description="Whether Windows restarts afterwards; OnRequest if the command asks for it."),
]


@dataclass(frozen=True, slots=True, eq=False)
class _Line(Parsed):
    """A command line that fits a setting, or the source of one that contains a secret."""

    path: str = ""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """Add the length, which is in the catalog."""
        text_schema = with_length(self.path, {"type": "string", "minLength": 1})
        return {"anyOf": [text_schema, dict(SECRET_SCHEMA)]}


def _line_of(pass_: Pass) -> _Line:
    path = _path(pass_)

    def parse(value: object) -> str | SecretSource:
        if isinstance(value, Mapping):
            return secret_source(value)
        written = line(value)
        require_fit(path, written)
        return written

    return _Line(parse, {}, get_args(SecretSource), path)


def _as_table(value: object) -> object:
    is_line = isinstance(value, str) or (isinstance(value, Mapping) and "secret" in value)
    return {"run": value} if is_line else value


class SetupCommand(Table):
    """A command in Windows PE, at most 259 characters."""

    run: Annotated[str | SecretSource, _line_of(Pass.WINDOWS_PE)] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.WINDOWS_PE, _DESCRIPTION)), _ABOUT] | None = (
        None
    )
    order: Order | None = _PLACE


class SpecializeCommand(Table):
    """A command in the specialize pass, run by the system account, at most 259 characters."""

    run: Annotated[str | SecretSource, _line_of(Pass.SPECIALIZE)] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.SPECIALIZE, _DESCRIPTION)), _ABOUT] | None = (
        None
    )
    will_reboot: Reboot = None
    order: Order | None = _PLACE


class AuditCommand(Table):
    """A command in audit mode, at most 259 characters."""

    run: Annotated[str | SecretSource, _line_of(Pass.AUDIT_USER)] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.AUDIT_USER, _DESCRIPTION)), _ABOUT] | None = (
        None
    )
    will_reboot: Reboot = None
    order: Order | None = _PLACE


class FirstLogonCommand(Table):
    """A command at the first logon, at most 1024 characters.

    From Windows 10 on, all of them start at the same time, in no fixed order.
    """

    run: Annotated[str | SecretSource, _line_of(Pass.OOBE_SYSTEM)] = _RUN
    description: Annotated[Text, Bounded(_path(Pass.OOBE_SYSTEM, _DESCRIPTION)), _ABOUT] | None = (
        None
    )
    requires_user_input: Annotated[bool | None, Needs(_path(Pass.OOBE_SYSTEM, _INPUT))] = Field(
        default=None,
        description="Whether it needs the user, so that Windows shows the desktop early.",
    )
    order: Order | None = _PLACE


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
AuditCommands: TypeAlias = tuple[
    Annotated[AuditCommand, BeforeValidator(_as_table, json_schema_input_type=str | AuditCommand)],
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
    audit_user: AuditCommands = Field(
        default=(), description="Commands in audit mode, run by the administrator."
    )
    first_logon: FirstLogonCommands = Field(
        default=(), description="Commands at the first logon of a user."
    )


_PASSES: Final = {
    "windows_pe": Pass.WINDOWS_PE,
    "specialize": Pass.SPECIALIZE,
    "audit_user": Pass.AUDIT_USER,
    "first_logon": Pass.OOBE_SYSTEM,
}
"""The pass of each list."""


class _Commands(SettingsMapping[Commands]):
    """The command lists without the commands that other tables add."""

    def to_settings(self, table: Commands) -> Iterator[Addition]:
        for key, pass_ in _PASSES.items():
            for each in getattr(table, key):
                more = {
                    _REBOOT: getattr(each, "will_reboot", None),
                    _INPUT: getattr(each, "requires_user_input", None),
                }
                is_text = isinstance(each.run, str)
                yield Command(
                    pass_,
                    each.run if is_text else "",
                    each.description,
                    Place.USER,
                    _texts(given(more)),
                    order=None if each.order is None else int(each.order),
                    source=None if is_text else each.run,
                )

    def from_settings(self, view: View) -> Iterator[Candidate]:
        lists = {
            key: [_command(view, item, COMMAND_LISTS[pass_]) for item in view.free_commands(pass_)]
            for key, pass_ in _PASSES.items()
        }
        yield Candidate({key: commands for key, commands in lists.items() if commands})


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: as_text(value) for name, value in values.items() if isinstance(value, str | int)}


def _command(view: View, item: str, commands: CommandList) -> object:
    """Return a command as a table, or as its text alone if nothing else is known about it."""
    path = f"{item}/{commands.element}"
    source = view.source(path)
    table = given(
        {
            "run": {"secret": source} if source else view.text(path),
            "description": view.text(f"{item}/{_DESCRIPTION}") or None,
            "will_reboot": view.text(f"{item}/{_REBOOT}"),
            "requires_user_input": view.truth(f"{item}/{_INPUT}"),
            "order": _order(view, item),
        }
    )
    return table["run"] if table.keys() == {"run"} else table


def _order(view: View, item: str) -> int | Literal[False] | None:
    """Return the order of a command unless it is its position in the list."""
    order = view.number(f"{item}/{_ORDER}")
    if order is None:
        return False
    return None if item.endswith(f"[{order}]") else order


TABLE: Final = SpecTable("commands", Commands, _Commands(), rank=3)

"""What a table adds to a rendering: settings, commands and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.passes import Pass
from unattend_gen.core.setting_path import SettingPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource


@dataclass(frozen=True, slots=True)
class Assignment:
    """A setting and the value it gets.

    Attributes:
        path: the setting.
        value: its text.
        is_listed: whether the catalog has to know the setting; entries of `[unlisted]` are
            written as they are.
    """

    path: SettingPath
    value: str | Secret
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class PendingSecret:
    """A setting whose secret has not been read from its source yet.

    Attributes:
        path: the setting.
        source: where the secret is.
        kind: product keys are checked for typing mistakes when they are read.
        encoded_for: the element name that Setup expects after the password in the encoded text,
            or None for a secret that is written as it is.
        is_listed: whether the catalog has to know the setting.
    """

    path: SettingPath
    source: SecretSource
    kind: SecretKind
    encoded_for: str | None = None
    is_listed: bool = True


Planned: TypeAlias = Assignment | PendingSecret
"""A setting that is written. Tables never read a secret themselves."""


class Place(IntEnum):
    """Where a command runs among the commands of its pass."""

    FIRST = 0
    TABLE = 1
    USER = 2


@dataclass(frozen=True, slots=True)
class Command:
    """A command line in a command list of the answer file.

    Attributes:
        pass_: one of the passes in `COMMAND_LISTS`.
        line: the command line; empty for one that contains a secret.
        description: a remark for people.
        place: commands of `[commands]` have a place of their own.
        more: further elements of the list item by name.
        order: its `Order` if that is not its position in the list; none with 0.
        source: of a command line that contains a secret.
    """

    pass_: Pass
    line: str
    description: str | None
    place: Place = Place.TABLE
    more: Mapping[str, str] = field(default_factory=dict)
    order: int | None = None
    source: SecretSource | None = None


@dataclass(frozen=True, slots=True)
class CommandList:
    """A list of commands: the path of its items, and the element that holds the command line."""

    path: str
    element: str


COMMAND_LISTS: Final[Mapping[Pass, CommandList]] = {
    Pass.WINDOWS_PE: CommandList(
        "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand", "Path"
    ),
    Pass.SPECIALIZE: CommandList(
        "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand", "Path"
    ),
    Pass.AUDIT_USER: CommandList(
        "auditUser/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand", "Path"
    ),
    Pass.OOBE_SYSTEM: CommandList(
        "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand",
        "CommandLine",
    ),
}
"""The list that tables add commands to, by pass."""


class Stage(StrEnum):
    r"""When a script runs, in chronological order.

    In the stage of the default user, the hive that new users start with is `HKU\DefaultUser`.
    """

    SPECIALIZE = "specialize"
    DEFAULT_USER = "default-user"
    SETUP_COMPLETE = "setup-complete"
    FIRST_LOGON = "first-logon"
    EACH_USER = "each-user"


ENCODINGS: Final[Mapping[str, str]] = {
    ".ps1": "utf-8",
    ".cmd": "us-ascii",
    ".reg": "utf-16",
    ".vbs": "utf-16",
    ".js": "utf-16",
}
"""The .NET encoding name for each script suffix; all but ASCII are written with a byte order mark.

Source:
    Vendor reference: Windows PowerShell reads a script without a mark in the code page of the
    machine; cmd always does. Files exported by regedit are UTF-16 with a mark, and so are Unicode
    scripts of the Windows Script Host.
"""


KEPT: Final = "-kept"
"""End of the name of a script whose output is kept next to the log of its stage."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script before its template is rendered. It contains no secret, because Panther keeps it.

    Attributes:
        stage: when it runs.
        name: part of its file name; lower-case words with dashes.
        suffix: of its file, one of `ENCODINGS`.
        template: name of the template.
        values: the context of the template.
        is_last: whether it runs after all others of its stage.
    """

    stage: Stage
    name: str
    suffix: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    is_last: bool = False


Job: TypeAlias = Command | Script
Addition: TypeAlias = Planned | Job


def assign(values: Mapping[str, str | int | None]) -> Iterator[Assignment]:
    """Yield an assignment for each value that is not None, by setting path, in mapping order.

    Booleans become `true` and `false`, as in the schema of answer files.

    Raises:
        ValueError: a path is malformed; a mistake in a table, not in a spec.
    """
    for path, value in values.items():
        if value is not None:
            yield Assignment(setting_path(path), as_text(value))


@lru_cache(maxsize=65_536)
def setting_path(text: str) -> SettingPath:
    """Return a path, parsed once in a run: all specs use the same few hundred settings.

    Raises:
        ValueError: the path is malformed.
    """
    return SettingPath.parse(text)


def as_text(value: str | int) -> str:
    """Return a value as an answer file has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)

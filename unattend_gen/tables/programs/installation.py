"""Programs that are installed at the first logon: from winget, or from a file on any drive.

Source:
    Vendor reference of winget: the options of `install`, and that the code 0x8A150061 means that
    the program is there already. Vendor reference of msiexec: `/i`, `/qn`, `/norestart`, and the
    codes 1641 and 3010 for a restart. Vendor page on winget: it is registered for a user some time
    after the first logon, or at once by the family name of its package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Final, TypeAlias, assert_never

from pydantic import BeforeValidator, Field, Tag

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, Table, Text, by_key, line, named

_ID: Final = r"[^\s.\"'/\\]+(?:\.[^\s.\"'/\\]+)+"
_FILE: Final = re.compile(r"""(?:[A-Za-z]:|\\\\[^\\/:*?"<>|]+)?(?:\\[^\\/:*?"<>|]+)+""")
_ITEM: Final = re.compile(
    r"^    @\{ Winget = '(?P<winget>.*)'; Version = '(?P<version>.*)'; File = '(?P<file>.*)';"
    r" Arguments = '(?P<arguments>.*)' \}$",
    re.MULTILINE,
)
"""A program in the list at the top of the script."""

_SINGLE: Final = "'\u2018\u2019\u201a\u201b"


def _winget_id(value: object) -> str:
    written = line(value)
    if re.fullmatch(_ID, written):
        return written
    message = f"{named(written)} is not the id of a program in winget"
    advice = "write it as winget search prints it, such as Mozilla.Firefox"
    raise InputError(message, advice=advice)


def _file(*suffixes: str) -> object:
    def parse(value: object) -> str:
        written = line(value).replace("/", "\\")
        if _FILE.fullmatch(written) and written.lower().endswith(suffixes):
            return written
        message = f"should be the path of an {' or '.join(suffixes)} file on a drive or share"
        advice = rf"write it as '\apps\setup{suffixes[0]}', which is looked for on each drive"
        raise InputError(message, advice=advice)

    pattern = rf"^.*[\\/].+({'|'.join(map(re.escape, suffixes))})$"
    return Parsed(parse, {"type": "string", "pattern": pattern})


_ID_SCHEMA: Final = {"type": "string", "pattern": f"^({_ID})$"}
WingetId: TypeAlias = Annotated[str, Parsed(_winget_id, _ID_SCHEMA)]
_MSI: Final = _file(".msi")
_EXE: Final = _file(".exe")
_OFFLINE: Final = _file(".msi", ".exe")
_ARGUMENTS: Final = Field(default=None, description="Further arguments of the installer.")


class FromWinget(Table):
    """A program of the community repository; installed for all users if it can be."""

    tag: ClassVar[str] = "from winget"

    winget: WingetId = Field(description="Id of the program, such as Mozilla.Firefox.")
    version: Text | None = Field(default=None, description="Version; the newest without one.")
    offline: Annotated[str | None, _OFFLINE] = Field(
        default=None,
        description="An .msi or .exe that is installed if winget fails; without a drive, it is"
        " looked for on each one.",
    )
    arguments: Text | None = Field(
        default=None, description="Arguments of the file that is installed if winget fails."
    )


class FromMsi(Table):
    """A package of the Windows Installer, installed without questions."""

    tag: ClassVar[str] = "from msi"

    msi: Annotated[str, _MSI] = Field(
        description="Path of the file; without a drive, it is looked for on each one."
    )
    arguments: Text | None = _ARGUMENTS


class FromExe(Table):
    """An installer of its own kind."""

    tag: ClassVar[str] = "from exe"

    exe: Annotated[str, _EXE] = Field(
        description="Path of the file; without a drive, it is looked for on each one."
    )
    arguments: Text | None = Field(
        default=None, description="Arguments that make it install without questions."
    )


Program: TypeAlias = FromWinget | FromMsi | FromExe


def _as_table(value: object) -> object:
    return {"winget": value} if isinstance(value, str) else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str | Mapping) else value


Programs: TypeAlias = Annotated[
    tuple[
        Annotated[
            Annotated[FromWinget, Tag(FromWinget.tag)]
            | Annotated[FromMsi, Tag(FromMsi.tag)]
            | Annotated[FromExe, Tag(FromExe.tag)],
            by_key(winget=FromWinget.tag, msi=FromMsi.tag, exe=FromExe.tag),
            BeforeValidator(_as_table, json_schema_input_type=str | Program),
        ],
        ...,
    ],
    BeforeValidator(_as_list, json_schema_input_type=str | Program | list[str | Program]),
]


def item(program: Program) -> dict[str, str]:
    """Return what the template writes of a program: empty texts for what it lacks."""
    texts: dict[str, str | None] = {"arguments": program.arguments}
    match program:
        case FromWinget():
            texts |= {"winget": program.winget, "version": program.version, "file": program.offline}
        case FromMsi():
            texts |= {"file": program.msi}
        case FromExe():
            texts |= {"file": program.exe}
        case _:
            assert_never(program)
    return {name: texts.get(name) or "" for name in ("winget", "version", "file", "arguments")}


def programs_in(text: str) -> Iterator[object]:
    """Yield the programs that a script installs, as a spec file has them."""
    for found in _ITEM.finditer(text):
        values = {name: _unquoted(value) for name, value in found.groupdict().items() if value}
        file = values.pop("file", None)
        if "winget" in values:
            yield (
                values["winget"]
                if len(values) == 1 and not file
                else (values | ({"offline": file} if file else {}))
            )
        elif file:
            yield {file[-3:].lower(): file} | values


def _unquoted(text: str) -> str:
    return re.sub(f"([{_SINGLE}])[{_SINGLE}]", r"\1", text)

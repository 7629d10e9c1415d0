r"""`[disk_check]`: conditions that a disk has to meet before Setup may wipe it.

A script in Windows PE asks for the disk with a condition; if there is none, the reason is shown and
Setup does not go on.

Source:
    Vendor reference of the WMI class Win32_DiskDrive: `Index`, `Size` in bytes, `Partitions`,
    `InterfaceType` (SCSI stands for SATA and NVMe too) and `MediaType`. Public answer files use it
    in Windows PE, by a script of cscript.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Self, TypeAlias

from pydantic import Field, model_validator

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, Addition, Command, Place
from unattend_gen.tables.mapping.marks import Bounded
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, Text, rejected

_LIST: Final = COMMAND_LISTS[Pass.WINDOWS_PE]
_GIGABYTE: Final = 2**30
_SCRIPT: Final = (
    'cmd.exe /c echo WScript.Quit GetObject("winmgmts:").ExecQuery('
    '"SELECT * FROM Win32_DiskDrive WHERE " ^& WScript.Arguments(0)).Count - 1 >X:\\disk.vbs'
)
"""Writes a script that succeeds if exactly one disk meets its argument."""

_STOP: Final = "|| (echo {reason}. & pause & wpeutil.exe shutdown & for /l %i in (1,0,2) do pause)"
"""Shows a reason, shuts the computer down, and keeps Setup from going on until then."""

_CONDITIONS: Final = {
    "min_gb": ("Size>={bytes}", "Disk {number} is smaller than {value} GB"),
    "max_gb": ("Size<={bytes}", "Disk {number} is larger than {value} GB"),
    "empty": ("Partitions=0", "Disk {number} has partitions"),
    "internal": (
        "(InterfaceType='IDE' OR InterfaceType='SCSI')",
        "Disk {number} has an external interface",
    ),
    "fixed": ("MediaType='Fixed hard disk media'", "Disk {number} can be removed"),
}
"""The condition of each key, and the reason to stop."""

_PAUSE: Final = "cmd.exe /c echo Disk {number} will be wiped. & pause"
_FAILED: Final = "The check of the disk failed"
_CHECK: Final = re.compile(r'cmd\.exe /c cscript\.exe \S+ X:\\disk\.vbs "Index=(\d+) AND (.+?)" .*')
_PAUSED: Final = re.compile(_PAUSE.format(number=r"(\d+)"))
_OWN: Final = re.compile(rf"cmd\.exe /c (.+) {re.escape(_STOP.format(reason=_FAILED))}")

Gigabytes: TypeAlias = Annotated[int, Field(ge=1, le=1_000_000)]


class DiskCheck(Table):
    """What is checked before the disk is wiped; Setup stops if it is not true."""

    number: Annotated[int, Field(ge=0, le=99)] = Field(default=0, description="Number of the disk.")
    min_gb: Gigabytes | None = Field(
        default=None, description="Smallest size in gigabytes of 2^30 bytes."
    )
    max_gb: Gigabytes | None = Field(
        default=None, description="Largest size in gigabytes of 2^30 bytes."
    )
    empty: bool = Field(default=False, description="Whether it must not have partitions.")
    internal: bool = Field(
        default=False, description="Whether it must be connected by SATA, NVMe, SCSI or IDE."
    )
    fixed: bool = Field(default=False, description="Whether it must not be a removable medium.")
    command: Annotated[Text, Bounded(f"{_LIST.path}/{_LIST.element}")] | None = Field(
        default=None, description="A command in Windows PE that has to succeed."
    )
    pause: bool = Field(default=False, description="Whether a person has to press a key first.")

    @model_validator(mode="after")
    def _require_order(self) -> Self:
        if self.min_gb and self.max_gb and self.min_gb > self.max_gb:
            message = "has a min_gb above max_gb, which no disk can meet"
            raise rejected(message, advice="write the smaller number as min_gb")
        return self


class _Checks(SettingsMapping[DiskCheck]):
    """One command for the script, and one for each condition."""

    def to_settings(self, table: DiskCheck) -> Iterator[Addition]:
        lines = [*_condition_lines(table)]
        if lines:
            yield _command(_SCRIPT)
        yield from map(_command, lines)
        if table.command:
            yield _command(f"cmd.exe /c {table.command} {_STOP.format(reason=_FAILED)}")
        if table.pause:
            yield _command(_PAUSE.format(number=table.number))

    def from_settings(self, view: View) -> Iterator[Candidate]:
        found: dict[str, object] = {}
        for command in view.commands(Pass.WINDOWS_PE):
            if check := _CHECK.fullmatch(command.line):
                found |= {"number": int(check[1]), **_key_of(check[2])}
            elif paused := _PAUSED.fullmatch(command.line):
                found |= {"number": int(paused[1]), "pause": True}
            elif own := _OWN.fullmatch(command.line):
                found["command"] = own[1]
        yield Candidate({key: value for key, value in found.items() if (key, value) != _FIRST})


_FIRST: Final = ("number", 0)


def _command(line: str) -> Command:
    return Command(Pass.WINDOWS_PE, line, "Check of the disk", Place.FIRST)


def _condition_lines(table: DiskCheck) -> Iterator[str]:
    for key, (condition, reason) in _CONDITIONS.items():
        value = getattr(table, key)
        if value:
            values = {"number": table.number, "value": value, "bytes": value * _GIGABYTE}
            asked = f'"Index={table.number} AND {condition.format_map(values)}"'
            stop = _STOP.format(reason=reason.format_map(values))
            yield f"cmd.exe /c cscript.exe //NoLogo X:\\disk.vbs {asked} {stop}"


def _key_of(condition: str) -> dict[str, object]:
    """Return the key and value of a condition, or nothing for another one."""
    for key, (pattern, _) in _CONDITIONS.items():
        before, placeholder, _ = pattern.partition("{bytes}")
        digits = condition.removeprefix(before)
        if not placeholder and condition == pattern:
            return {key: True}
        if placeholder and condition.startswith(before) and digits.isdecimal():
            return {key: int(digits) // _GIGABYTE}
    return {}


TABLE: Final = SpecTable("disk_check", DiskCheck, _Checks())

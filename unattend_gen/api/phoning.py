"""`activation phone`: the sheet that telephone activation is worked by. No ID is sent anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.activator.phone.worksheet import Entry, PhoneRecord
    from unattend_gen.core.report import Skipped

_SCRIPTS: Final = ("cmd", "powershell")


@dataclass(frozen=True, slots=True)
class TypedIds:
    """IDs of one machine that stand in no file; an ID is no secret.

    Attributes:
        computer: the name of the machine, or empty for that of this sheet's only one.
        installation: empty where the machine is in a file.
        confirmation: empty where there is none yet.
    """

    computer: str = ""
    installation: str = ""
    confirmation: str = ""


@dataclass(frozen=True, slots=True)
class PhoneSheet:
    """The sheet that was made.

    Attributes:
        text: in the form that was asked for.
        skipped: files that could not be understood.
        wrong: how many machines have an ID that is wrong.
        machines: how many there are.
    """

    text: str
    skipped: tuple[Skipped, ...]
    wrong: int
    machines: int

    @property
    def exit_code(self) -> ExitCode:
        """1 where an ID is wrong, 3 where there is no machine, 4 where a file says nothing."""
        if self.wrong:
            return ExitCode.FINDINGS
        if not self.machines:
            return ExitCode.UNUSABLE
        return ExitCode.INCOMPLETE if self.skipped else ExitCode.CLEAN


def phone_sheet(
    paths: Sequence[str], form: str = "text", *, typed: TypedIds | None = None
) -> PhoneSheet:
    """Check installation and confirmation IDs and lay them out, machine by machine.

    Args:
        paths: tables, JSON of CIM, or what `slmgr /dti` printed; folders are walked for them.
        form: `text`, `html`, `csv`, `json`, or what deposits the confirmation IDs: `cmd`,
            `powershell`.
        typed: IDs of one machine more, or the confirmation ID of the only one in the files.

    Raises:
        UsageError: no such form, or a confirmation ID that could belong to several machines.
        SourceError: a path does not exist.
        InputError: a script was asked for and no machine is ready for it.
    """
    from unattend_gen.activator.formats import choose
    from unattend_gen.activator.phone.formats import FORMATS
    from unattend_gen.activator.phone.records import phone_records
    from unattend_gen.activator.phone.worksheet import PhoneRecord, worksheet

    write = choose(FORMATS, form, "omit --format for text")
    records: list[PhoneRecord] = []
    skipped: list[Skipped] = []
    for found in phone_records(tuple(paths)):
        if isinstance(found, PhoneRecord):
            records.append(found)
        else:
            skipped.append(found)
    entries = worksheet(_with_typed(records, typed or TypedIds()))
    _demand_ready(entries, form)
    wrong = sum(bool(entry.errors) for entry in entries)
    return PhoneSheet(write(entries), tuple(skipped), wrong, len(entries))


def _with_typed(records: list[PhoneRecord], typed: TypedIds) -> list[PhoneRecord]:
    from unattend_gen.activator.formats import shown
    from unattend_gen.activator.phone.worksheet import PhoneRecord

    named = shown(typed.computer)
    if typed.installation:
        computer = named or "this-computer"
        return [
            *records,
            PhoneRecord("command line", computer, typed.installation, typed.confirmation),
        ]
    if not (named or typed.confirmation):
        return records
    if len(records) != 1:
        message = f"--confirmation-id and --computer mean one machine; there are {len(records)}"
        raise UsageError(message, advice="write the confirmation IDs into the table, row by row")
    only = records[0]
    return [
        replace(
            only,
            computer=named or only.computer,
            confirmation=typed.confirmation or only.confirmation,
        )
    ]


def _demand_ready(entries: Sequence[Entry], form: str) -> None:
    if form in _SCRIPTS and not any(entry.is_ready for entry in entries):
        message = "no machine has both IDs right, so there is nothing for a script to do"
        raise InputError(message, advice="unattend-gen activation phone without --format says why")

"""`activation phone`: the worksheet of telephone activation. IDs are not sent anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import paths as path_texts
from unattend_gen.api.inputs import require_texts
from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.activator.phone.worksheet import Entry, PhoneRecord
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.core.report import Skipped


@dataclass(frozen=True, slots=True)
class PhoneOutcome:
    """The worksheet.

    Attributes:
        entries: computers with their pairs of IDs, and what is wrong with them.
        skipped: files that could not be read or understood.
    """

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]

    @property
    def exit_code(self) -> ExitCode:
        """1 if an ID is wrong, 3 if there is no computer, 4 if a file was skipped."""
        if any(entry.errors for entry in self.entries):
            return ExitCode.FINDINGS
        if not self.entries:
            return ExitCode.UNUSABLE
        return ExitCode.INCOMPLETE if self.skipped else ExitCode.CLEAN

    def format(self, format_: str = "text") -> str:
        """Return the worksheet as `text`, `html`, `csv` or `json`, or as a script.

        The scripts `cmd` and `powershell` deposit the confirmation IDs of computers that are ready.

        Raises:
            UsageError: the format is unknown.
            InputError: a script was requested, but no computer is ready.
        """
        from unattend_gen.activator.phone.formats import SCRIPTS

        write = writer("phone", format_)
        if format_ in SCRIPTS and not any(entry.is_ready for entry in self.entries):
            message = "no computer has two valid IDs, so the script would do nothing"
            raise InputError(message, advice="omit --form to see what is missing")
        return str(write(self.entries))


def phone(
    paths: PathInput | Iterable[PathInput] = (),
    *,
    computer: str | None = None,
    installation_id: str | None = None,
    confirmation_id: str | None = None,
) -> PhoneOutcome:
    """Check installation and confirmation IDs, and pair them by computer.

    Args:
        paths: CSV tables, JSON of CIM, or output of `slmgr /dti`; folders are searched for them.
        computer: name of a computer whose IDs are passed here.
        installation_id: its installation ID; without it, the other two belong to the only computer
            in the files.
        confirmation_id: its confirmation ID.

    Raises:
        UsageError: a confirmation ID was passed, but the files have several computers.
        SourceError: a path does not exist.
    """
    from unattend_gen.activator.phone.records import phone_records
    from unattend_gen.activator.phone.worksheet import PhoneRecord, worksheet

    require_texts(
        computer=computer, installation_id=installation_id, confirmation_id=confirmation_id
    )
    records: list[PhoneRecord] = []
    skipped: list[Skipped] = []
    for found in phone_records(path_texts("paths", paths)):
        if isinstance(found, PhoneRecord):
            records.append(found)
        else:
            skipped.append(found)
    typed = _with_typed(records, computer or "", installation_id or "", confirmation_id or "")
    return PhoneOutcome(worksheet(typed), tuple(skipped))


def _with_typed(
    records: list[PhoneRecord], computer: str, installation: str, confirmation: str
) -> list[PhoneRecord]:
    """Return the records with the IDs that were passed as arguments."""
    from unattend_gen.activator.formats import shown
    from unattend_gen.activator.phone.worksheet import PhoneRecord

    named = shown(computer)
    if installation:
        name = named or "this-computer"
        return [*records, PhoneRecord("command line", name, installation, confirmation)]
    if not (named or confirmation):
        return records
    if len(records) != 1:
        count = len(records)
        message = f"--confirmation-id and --computer apply to one computer; the files have {count}"
        raise UsageError(message, advice="write the confirmation IDs into the table")
    only = records[0]
    return [
        replace(
            only, computer=named or only.computer, confirmation=confirmation or only.confirmation
        )
    ]

"""Installation IDs as people save them: a table, JSON of CIM, or what `slmgr /dti` prints."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.captures import captured_files, not_understood, opened
from unattend_gen.activation.phone.worksheet import PhoneRecord
from unattend_gen.activation.records import Lines, Records, capture_in, stripped
from unattend_gen.activation.status.license_status import WINDOWS_APPLICATION
from unattend_gen.activation.status.machine import shown
from unattend_gen.core.report import Skipped
from unattend_gen.errors import UnattendError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from unattend_gen.activation.records import Properties
    from unattend_gen.sources.walk.tree import Address

COLUMNS: Final = ("computer", "installation_id", "confirmation_id", "activation_id", "product")
"""The header of a table; the names that CIM gives are understood as well."""

_INSTALLATION: Final = ("installation_id", "offlineinstallationid", "iid")
_CONFIRMATION: Final = ("confirmation_id", "cid")
_COMPUTER: Final = ("computer", "pscomputername", "computername", "servername", "__server")
_ACTIVATION: Final = ("activation_id", "activationid")
_PRODUCT: Final = ("product", "name", "description")
_LABELLED: Final = re.compile(r"(?:[^\d\n]{0,80}[:\uff1a])?\s*([0-9][0-9\s-]{39,120})")
_NOTHING: Final = (
    "it holds no installation ID: save what slmgr /dti prints, or SoftwareLicensingProduct by"
    f" ConvertTo-Json, or write a CSV with the header {','.join(COLUMNS[:3])}"
)


def phone_records(paths: Sequence[str]) -> Iterator[PhoneRecord | Skipped]:
    """Each machine with an installation ID, and the files that hold none.

    Raises:
        SourceError: a path that was named does not exist; at once.
    """
    return _in_files(captured_files(paths))


def _in_files(files: Iterator[Address | Skipped]) -> Iterator[PhoneRecord | Skipped]:
    for found in files:
        if isinstance(found, Skipped):
            yield found
        else:
            yield from _in_file(found)


def _in_file(found: Address) -> Iterator[PhoneRecord | Skipped]:
    path = found.location.path
    with opened(found) as stream:
        if isinstance(stream, Skipped):
            yield stream
            return
        some = False
        try:
            for record in _in_stream(stream, path):
                some = True
                yield record
        except UnattendError as error:
            yield not_understood(path, f"{error.message}; {error.advice}")
            return
    if not some:
        yield not_understood(path, _NOTHING)


def _in_stream(stream: TextIO, path: str) -> Iterator[PhoneRecord]:
    match capture_in(stream, _INSTALLATION):
        case Records(properties):
            yield from _of_properties(properties, path)
        case Lines(lines):
            yield from _of_lines(lines, path)


def _of_properties(records: Iterable[Properties], path: str) -> Iterator[PhoneRecord]:
    """The rows of a table; of licences those of Windows that have a key."""
    for number, record in enumerate(records, start=1):
        if _is_spare(record) or not any(record.values()):
            continue
        computer = _first(record, _COMPUTER) or PurePath(path).stem
        yield PhoneRecord(
            place=f"{shown(path)}, record {number}",
            computer=shown(computer),
            installation=_first(record, _INSTALLATION),
            confirmation=_first(record, _CONFIRMATION),
            activation_id=_first(record, _ACTIVATION),
            product=shown(_first(record, _PRODUCT)),
        )


def _is_spare(record: Properties) -> bool:
    """Whether a record is a licence of another product, or one without a key."""
    application = record.get("applicationid", WINDOWS_APPLICATION)
    is_licence = "licensestatus" in record or "applicationid" in record
    has_key = bool(record.get("partialproductkey"))
    return application.lower() != WINDOWS_APPLICATION or (is_licence and not has_key)


def _first(record: Properties, names: Iterable[str]) -> str:
    return next((record[name].strip() for name in names if record.get(name)), "")


def _of_lines(lines: Iterable[str], path: str) -> Iterator[PhoneRecord]:
    """The IDs that stand on lines of their own, behind a label in whatever language or none."""
    for number, line in enumerate(stripped(lines), start=1):
        match = _LABELLED.fullmatch(line)
        if match:
            place = f"{shown(path)}, line {number}"
            yield PhoneRecord(place, shown(PurePath(path).stem), match[1])

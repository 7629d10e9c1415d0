"""Reads installation IDs from captures: a CSV table, JSON of CIM, or the output of `slmgr /dti`."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.captures import read_captures
from unattend_gen.activator.formats import shown
from unattend_gen.activator.phone.worksheet import PhoneRecord
from unattend_gen.activator.records import Lines, Records, capture_in, stripped
from unattend_gen.catalog.activation_scripts import WINDOWS_APPLICATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from unattend_gen.activator.records import Properties
    from unattend_gen.core.report import Skipped

COLUMNS: Final = ("computer", "installation_id", "confirmation_id", "activation_id", "product")
"""The header of a table; the property names of CIM are accepted as well."""

_INSTALLATION: Final = ("installation_id", "offlineinstallationid", "iid")
_CONFIRMATION: Final = ("confirmation_id", "cid")
_COMPUTER: Final = ("computer", "pscomputername", "computername", "servername", "__server")
_ACTIVATION: Final = ("activation_id", "activationid")
_PRODUCT: Final = ("product", "name", "description")
_LABELLED: Final = re.compile(r"(?:[^\d\n]{0,80}[:\uff1a])?\s*([0-9][0-9\s-]{39,120})")
_NO_ID: Final = (
    "contains no installation ID; save the output of slmgr /dti, export SoftwareLicensingProduct"
    f" with ConvertTo-Json, or write a CSV file with the header {','.join(COLUMNS[:3])}"
)


def phone_records(paths: Sequence[str]) -> Iterator[PhoneRecord | Skipped]:
    """Yield each computer with an installation ID, and the files without any.

    Raises:
        SourceError: a path does not exist; raised by the call, not by the iterator.
    """
    return read_captures(paths, _in_stream, _NO_ID)


def _in_stream(stream: TextIO, path: str) -> Iterator[PhoneRecord]:
    match capture_in(stream, _INSTALLATION):
        case Records(properties):
            yield from _of_properties(properties, path)
        case Lines(lines):
            yield from _of_lines(lines, path)


def _of_properties(records: Iterable[Properties], path: str) -> Iterator[PhoneRecord]:
    """Yield the rows of a table; among licences, only those of Windows that have a key."""
    for number, record in enumerate(records, start=1):
        if _is_other_licence(record) or not any(record.values()):
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


def _is_other_licence(record: Properties) -> bool:
    """Return whether a record is a licence of another product, or one without a key."""
    application = record.get("applicationid", WINDOWS_APPLICATION)
    is_licence = "licensestatus" in record or "applicationid" in record
    has_key = bool(record.get("partialproductkey"))
    return application.lower() != WINDOWS_APPLICATION or (is_licence and not has_key)


def _first(record: Properties, names: Iterable[str]) -> str:
    return next((record[name].strip() for name in names if record.get(name)), "")


def _of_lines(lines: Iterable[str], path: str) -> Iterator[PhoneRecord]:
    """Yield the IDs that have a line of their own, after a label in any language or none."""
    for number, line in enumerate(stripped(lines), start=1):
        match = _LABELLED.fullmatch(line)
        if match:
            place = f"{shown(path)}, line {number}"
            yield PhoneRecord(place, shown(PurePath(path).stem), match[1])

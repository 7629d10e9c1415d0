"""Reads licences from captures: output of slmgr, and JSON or CSV of CIM or `Get-OSLicenseInfo`.

Source:
    Public class page of SoftwareLicensingProduct; reference pages of the module OSLicense.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.captures import read_captures
from unattend_gen.activator.formats import shown
from unattend_gen.activator.records import Lines, Records, capture_in
from unattend_gen.activator.status.machine import (
    NO_KEY_CODE,
    LicenseStatus,
    Machine,
    channel_in,
    last_five_of,
    minutes_of,
    status_of,
)
from unattend_gen.activator.status.slmgr_text import machines_in_text
from unattend_gen.catalog.activation_errors import error_code
from unattend_gen.catalog.activation_scripts import WINDOWS_APPLICATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from unattend_gen.activator.records import Properties
    from unattend_gen.core.report import Skipped

_MARKS: Final = ("partialproductkey", "licensestatus")
"""Properties, in lower case, at least one of them in every licence."""

_COMPUTER: Final = ("pscomputername", "computername", "computer", "__server", "servername")
_KMS_HOST: Final = ("keymanagementservicemachine", "discoveredkeymanagementservicemachinename")
_REASON: Final = "licensestatusreason"
_WORDS: Final = {
    "unlicensed": LicenseStatus.UNLICENSED,
    "licensed": LicenseStatus.LICENSED,
    "initial grace period": LicenseStatus.OOB_GRACE,
    "additional grace period": LicenseStatus.OOT_GRACE,
    "non-genuine grace period": LicenseStatus.NON_GENUINE_GRACE,
    "notification": LicenseStatus.NOTIFICATION,
    "extended grace period": LicenseStatus.EXTENDED_GRACE,
}
UNKNOWN_WORDS: Final = "the capture describes the licence status in unknown words"
_NO_LICENCE: Final = (
    "contains no Windows licence; save the output of slmgr /dlv, or export"
    " SoftwareLicensingProduct with ConvertTo-Json or Export-Csv"
)


def machines(paths: Sequence[str]) -> Iterator[Machine | Skipped]:
    """Yield each licence with a key in files, folders and `-`, and the files without any.

    Raises:
        SourceError: a path does not exist; raised by the call, not by the iterator.
    """
    return read_captures(paths, _in_stream, _NO_LICENCE)


def machines_of(
    records: Iterable[Properties], source: str, default_computer: str
) -> Iterator[Machine]:
    """Yield the installed licence of each computer, or its unlicensed state if it has no key.

    A computer lists every licence that Windows could have, nearly all of them without a key. The
    records of one computer must be adjacent.
    """
    for name, group in groupby(records, key=computer_of):
        computer = shown(name) or default_computer
        has_licence, has_key = False, False
        for record in filter(_is_windows, group):
            has_licence = True
            if record.get("partialproductkey", "").strip():
                has_key = True
                yield _machine(record, source, computer)
        if has_licence and not has_key:
            yield Machine(computer, source, status=LicenseStatus.UNLICENSED, reason=NO_KEY_CODE)


def computer_of(record: Properties) -> str:
    """Return the name of the computer, or empty."""
    return next((record[name].strip() for name in _COMPUTER if record.get(name)), "")


def _in_stream(stream: TextIO, path: str) -> Iterator[Machine]:
    computer = shown(PurePath(path).stem)
    match capture_in(stream, _MARKS, _MARKS):
        case Records(properties):
            yield from machines_of(properties, path, computer)
        case Lines(lines):
            yield from machines_in_text(lines, path, computer)


def _machine(record: Properties, source: str, computer: str) -> Machine:
    state = record.get("licensestatus", "")
    status = status_of(state.strip()) or _WORDS.get(state.strip().rstrip(".").lower())
    channel = record.get("productkeychannel", "") or channel_in(record.get("description", ""))
    minutes = record.get("graceperiodremaining", "")
    return Machine(
        computer=computer,
        source=source,
        product=shown(record.get("name", "")),
        status=status,
        channel=shown(channel),
        last_five=last_five_of(record.get("partialproductkey", "")),
        grace_minutes=minutes_of(minutes.strip()),
        reason=error_code(record.get(_REASON, "").strip()) or None,
        kms_host=shown(next((record[name] for name in _KMS_HOST if record.get(name)), "")),
        remark="" if status is not None else UNKNOWN_WORDS,
    )


def _is_windows(record: Properties) -> bool:
    application = record.get("applicationid", "")
    is_licence = any(name in record for name in _MARKS)
    return application.lower() == WINDOWS_APPLICATION or (is_licence and not application)

"""From the properties of `SoftwareLicensingProduct`, or of `Get-OSLicenseInfo`, to a machine.

Source:
    Public class page of SoftwareLicensingProduct; reference pages of the module OSLicense.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.status.durations import minutes_of
from unattend_gen.activation.status.license_status import (
    WINDOWS_APPLICATION,
    LicenseStatus,
    channel_in,
    last_five_of,
    status_of,
)
from unattend_gen.activation.status.machine import Machine, shown
from unattend_gen.catalog.activation_errors import error_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.activation.records import Properties

MARKS: Final = ("partialproductkey", "licensestatus")
"""Properties in lower case that tell a licence."""

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
_NO_KEY: Final = 0xC004F014
NOT_TOLD: Final = "the capture does not tell the state in words that are on record"


def machines_of(
    records: Iterable[Properties], source: str, default_computer: str
) -> Iterator[Machine]:
    """The installed licence of each computer; one that has no key at all is told as such.

    A computer lists every licence that Windows could have, nearly all without a key. Those of
    one computer have to follow each other.
    """
    for name, group in groupby(records, key=computer_of):
        computer = shown(name) or default_computer
        is_told, has_key = False, False
        for record in filter(_is_of_windows, group):
            is_told = True
            if record.get("partialproductkey", "").strip():
                has_key = True
                yield _machine(record, source, computer)
        if is_told and not has_key:
            yield Machine(computer, source, status=LicenseStatus.UNLICENSED, reason=_NO_KEY)


def computer_of(record: Properties) -> str:
    """The name of the computer, or nothing."""
    return next((record[name].strip() for name in _COMPUTER if record.get(name)), "")


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
        remark="" if status is not None else NOT_TOLD,
    )


def _is_of_windows(record: Properties) -> bool:
    application = record.get("applicationid", "")
    is_licence = any(name in record for name in MARKS)
    return application.lower() == WINDOWS_APPLICATION or (is_licence and not application)

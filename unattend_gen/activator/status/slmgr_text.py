"""Parses the output of `slmgr /dli`, `/dlv` and `/xpr` in any language.

English lines are recognised by their words. In other languages the words differ but the order does
not: the description names the channel, the last group of the key follows, and the state comes
right after it. The state is then derived from lines that only one state prints: an error code
means notification, the client machine ID means a licensed KMS client. Otherwise it is unknown.

Source:
    Vendor page on managing licence states, with printed examples; public copies of slmgr.vbs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import shown
from unattend_gen.activator.records import stripped
from unattend_gen.activator.status.machine import (
    NO_KEY_CODE,
    Activator,
    LicenseStatus,
    Machine,
    activator_of,
    channel_in,
    last_five_of,
    minutes_of,
)
from unattend_gen.catalog.activation_errors import error_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STATE: Final = "license status: "
_STATES: Final = (
    ("unlicensed", LicenseStatus.UNLICENSED),
    ("licensed", LicenseStatus.LICENSED),
    ("initial grace", LicenseStatus.OOB_GRACE),
    ("additional grace", LicenseStatus.OOT_GRACE),
    ("non-genuine grace", LicenseStatus.NON_GENUINE_GRACE),
    ("notification", LicenseStatus.NOTIFICATION),
    ("extended grace", LicenseStatus.EXTENDED_GRACE),
)
_EXPIRY: Final = (
    ("the machine is permanently activated", LicenseStatus.LICENSED),
    ("volume activation will expire", LicenseStatus.LICENSED),
    ("timebased activation will expire", LicenseStatus.LICENSED),
    ("automatic vm activation will expire", LicenseStatus.LICENSED),
    ("initial grace period ends", LicenseStatus.OOB_GRACE),
    ("additional grace period ends", LicenseStatus.OOT_GRACE),
    ("non-genuine grace period ends", LicenseStatus.NON_GENUINE_GRACE),
    ("windows is in notification mode", LicenseStatus.NOTIFICATION),
    ("extended grace period ends", LicenseStatus.EXTENDED_GRACE),
    ("unlicensed", LicenseStatus.UNLICENSED),
)
_NO_KEY: Final = "product key not found"
_CODE: Final = re.compile(r"\b0x[0-9A-Fa-f]{8}\b")
_GUID: Final = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_MINUTES: Final = re.compile(
    r"[:\uff1a]\s*(\d+(?:[.,' \u00a0\u202f\u2019\ufffd]\d{3})*)\s.*\(\s*\d+"
)
_LONGEST_LINE: Final = 1000
"""Characters of a line that are searched for a duration; slmgr prints a few hundred."""

_KMS_HOST: Final = re.compile(r"(?:KMS machine name from DNS|Registered KMS machine name): (\S+)")
_UNKNOWN: Final = "the capture is not in English and shows nothing that identifies the state"


def machines_in_text(lines: Iterable[str], source: str, computer: str) -> Iterator[Machine]:
    """Yield each licence with a key in a capture.

    Args:
        lines: with or without line endings.
        source: path of the file.
        computer: name of the computer, which the text does not contain.

    Raises:
        InputError: the text is longer than any capture; the licences before that are yielded.
    """
    name, found = "", list[str]()
    before = ""
    blank = Machine(computer, source)
    for line in stripped(lines):
        if not line:
            continue
        if channel_in(line):
            yield from _licence(name, found, blank)
            name, found = _value(before), [line]
        elif found:
            found.append(line)
        else:
            yield from _expiry(line, before, blank)
        before = line
    yield from _licence(name, found, blank)


def _licence(name: str, lines: Sequence[str], blank: Machine) -> Iterator[Machine]:
    """Yield the licence whose description is the first of the lines, if it has a key."""
    at = next((at for at, line in enumerate(lines) if at and last_five_of(_value(line))), None)
    if at is None:
        return
    channel = channel_in(lines[0])
    following = lines[at + 1 :]
    status = _status(following, channel)
    yield replace(
        blank,
        product=shown(name),
        status=status,
        channel=channel,
        last_five=last_five_of(_value(lines[at])),
        grace_minutes=_minutes(following[1:2]),
        reason=_reason(following[1:2]),
        kms_host=next((shown(match[1]) for match in map(_KMS_HOST.search, following) if match), ""),
        remark="" if status is not None else _UNKNOWN,
    )


def _status(following: Sequence[str], channel: str) -> LicenseStatus | None:
    """Return the state, given the lines after the last group of the key."""
    words = following[0].lower() if following else ""
    if words.startswith(_STATE):
        return _first(_STATES, words.removeprefix(_STATE))
    if _reason(following[1:2]) is not None:
        return LicenseStatus.NOTIFICATION
    is_kms_client = activator_of(channel) is Activator.KMS_CLIENT
    if is_kms_client and any(_GUID.search(line) for line in following[1:]):
        return LicenseStatus.LICENSED
    return None


def _first(words: Iterable[tuple[str, LicenseStatus]], text: str) -> LicenseStatus | None:
    return next((status for begin, status in words if text.startswith(begin)), None)


def _expiry(line: str, before: str, blank: Machine) -> Iterator[Machine]:
    """Yield the licence that a line of `/xpr` describes; the line before it is its name."""
    words = line.lower()
    status = _first(_EXPIRY, words)
    if status is not None:
        product = shown(before.removesuffix(":"))
        yield replace(blank, product=product, status=status)
    elif _NO_KEY in words:
        yield replace(blank, status=LicenseStatus.UNLICENSED, reason=NO_KEY_CODE)


def _value(line: str) -> str:
    """Return the text after the first colon."""
    return line.replace("\uff1a", ":").partition(":")[2].strip()


def _minutes(lines: Sequence[str]) -> int | None:
    match = _MINUTES.search(lines[0][:_LONGEST_LINE]) if lines else None
    return minutes_of(re.sub(r"\D", "", match[1])) if match else None


def _reason(lines: Sequence[str]) -> int | None:
    match = _CODE.search(lines[0]) if lines else None
    return error_code(match[0]) if match else None

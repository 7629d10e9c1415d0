"""The worksheet of telephone activation: computers with their pairs of IDs, checked."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from unattend_gen.activator.phone.ids import parse_confirmation_id, parse_installation_id
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.activator.phone.ids import ConfirmationId, InstallationId

_IdT = TypeVar("_IdT")

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")
_ACTIVATION_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhoneRecord:
    """The unchecked input for one computer; a text is empty if the input has none.

    Attributes:
        place: the file, and the line or record in it.
        activation_id: ID of the licence, for a computer with several.
    """

    place: str
    computer: str
    installation: str
    confirmation: str = ""
    activation_id: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One computer of the worksheet.

    Attributes:
        installation: None if it is wrong; `errors` say how.
        confirmation: None if it is missing or wrong.
        errors: what must be fixed before an ID is used, each with advice.
        remarks: what deserves a second look.
    """

    place: str
    computer: str
    product: str
    activation_id: str
    installation: InstallationId | None
    confirmation: ConfirmationId | None
    errors: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether both IDs are present and nothing is wrong."""
        return not self.errors and self.confirmation is not None


def worksheet(records: Iterable[PhoneRecord]) -> tuple[Entry, ...]:
    """Return the worksheet: each record checked alone, then all compared with each other."""
    entries = tuple(map(_entry, records))
    shared_installation = _shared(entries, _installation_digits)
    shared_confirmation = _shared(entries, _confirmation_digits)
    return tuple(
        replace(
            entry,
            errors=(
                *entry.errors,
                *_pair_errors(entry, shared_installation, shared_confirmation),
            ),
        )
        for entry in entries
    )


def _entry(record: PhoneRecord) -> Entry:
    errors: list[str] = []
    remarks: list[str] = []
    installation = _parsed(parse_installation_id, record.installation, errors)
    confirmation = (
        _parsed(parse_confirmation_id, record.confirmation, errors)
        if record.confirmation.strip()
        else None
    )
    if confirmation is not None and confirmation.doubtful_groups:
        groups = ", ".join(confirmation.doubtful_groups)
        remarks.append(f"compare confirmation ID group {groups}: the check digit looks wrong")
    if not _NAME.fullmatch(record.computer):
        errors.append("the computer name is invalid; use letters, digits, dots and hyphens")
    if record.activation_id and not _ACTIVATION_ID.fullmatch(record.activation_id):
        errors.append("the activation ID is invalid; copy it from slmgr /dlv, or omit it")
    return Entry(
        record.place,
        record.computer,
        record.product,
        record.activation_id.lower(),
        installation,
        confirmation,
        tuple(errors),
        tuple(remarks),
    )


def _parsed(parse: Callable[[str], _IdT], text: str, errors: list[str]) -> _IdT | None:
    try:
        return parse(text)
    except InputError as error:
        errors.append(f"{error.message}; {error.advice}")
        return None


def _installation_digits(entry: Entry) -> str:
    return entry.installation.digits if entry.installation else ""


def _confirmation_digits(entry: Entry) -> str:
    return entry.confirmation.digits if entry.confirmation else ""


def _shared(entries: Iterable[Entry], digits_of: Callable[[Entry], str]) -> frozenset[str]:
    """Return the IDs that more than one pair of computer and installation ID has."""
    pairs = defaultdict[str, set[tuple[str, str]]](set)
    for entry in entries:
        pairs[digits_of(entry)].add((entry.computer.lower(), _installation_digits(entry)))
    return frozenset(digits for digits, found in pairs.items() if digits and len(found) > 1)


def _pair_errors(
    entry: Entry, shared_installation: frozenset[str], shared_confirmation: frozenset[str]
) -> Iterator[str]:
    if _installation_digits(entry) in shared_installation:
        yield "another computer has the same installation ID; read it again on both"
    if _confirmation_digits(entry) in shared_confirmation:
        yield "another computer has the same confirmation ID; it fits only one installation ID"

"""The sheet that telephone activation is worked by: each machine with both of its IDs."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from unattend_gen.activation.phone.ids import parse_confirmation_id, parse_installation_id
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.activation.phone.ids import ConfirmationId, InstallationId

_IdT = TypeVar("_IdT")

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")
_ACTIVATION_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhoneRecord:
    """What was read of one machine, unchecked; texts are empty where nothing was given.

    Attributes:
        place: where it stands: the file, and the row of a table.
        activation_id: of the licence, where a machine has several.
    """

    place: str
    computer: str
    installation: str
    confirmation: str = ""
    activation_id: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One machine of the sheet.

    Attributes:
        installation: None where it is wrong, which `troubles` say.
        confirmation: None where it is still to be asked for, or wrong.
        troubles: what has to be put right before anything is typed in, with what to do.
        remarks: what to look at twice.
    """

    place: str
    computer: str
    product: str
    activation_id: str
    installation: InstallationId | None
    confirmation: ConfirmationId | None
    troubles: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether both IDs are there and nothing speaks against them."""
        return not self.troubles and self.confirmation is not None


def worksheet(records: Iterable[PhoneRecord]) -> tuple[Entry, ...]:
    """The sheet: each record checked by itself, then all against each other."""
    entries = tuple(map(_entry, records))
    twice_asked = _twice(entries, _asked)
    twice_told = _twice(entries, _told)
    return tuple(
        replace(entry, troubles=(*entry.troubles, *_of_pairs(entry, twice_asked, twice_told)))
        for entry in entries
    )


def _entry(record: PhoneRecord) -> Entry:
    troubles: list[str] = []
    remarks: list[str] = []
    installation = _tried(parse_installation_id, record.installation, troubles)
    confirmation = (
        _tried(parse_confirmation_id, record.confirmation, troubles)
        if record.confirmation.strip()
        else None
    )
    if confirmation is not None and confirmation.doubtful_groups:
        groups = ", ".join(confirmation.doubtful_groups)
        remarks.append(f"compare confirmation ID group {groups}: the check digit looks wrong")
    if not _NAME.fullmatch(record.computer):
        troubles.append("this is no name of a computer; give letters, digits, dots and hyphens")
    if record.activation_id and not _ACTIVATION_ID.fullmatch(record.activation_id):
        troubles.append("the activation ID is none; copy it from slmgr /dlv, or leave it out")
    return Entry(
        record.place,
        record.computer,
        record.product,
        record.activation_id.lower(),
        installation,
        confirmation,
        tuple(troubles),
        tuple(remarks),
    )


def _tried(parse: Callable[[str], _IdT], text: str, troubles: list[str]) -> _IdT | None:
    try:
        return parse(text)
    except InputError as error:
        troubles.append(f"{error.message}; {error.advice}")
        return None


def _asked(entry: Entry) -> str:
    return entry.installation.digits if entry.installation else ""


def _told(entry: Entry) -> str:
    return entry.confirmation.digits if entry.confirmation else ""


def _twice(entries: Iterable[Entry], digits_of: Callable[[Entry], str]) -> frozenset[str]:
    """The IDs that stand on the sheet for more than one pair."""
    pairs = defaultdict[str, set[tuple[str, str]]](set)
    for entry in entries:
        pairs[digits_of(entry)].add((entry.computer.lower(), _asked(entry)))
    return frozenset(digits for digits, found in pairs.items() if digits and len(found) > 1)


def _of_pairs(
    entry: Entry, twice_asked: frozenset[str], twice_told: frozenset[str]
) -> Iterator[str]:
    if _asked(entry) in twice_asked:
        yield "another computer has the same installation ID; read it again on both"
    if _told(entry) in twice_told:
        yield "another computer has the same confirmation ID; it fits one installation ID alone"

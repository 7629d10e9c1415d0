"""The report of licences as text, JSON, CSV and HTML, written while the captures are read."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import csv_line, render_page, shown
from unattend_gen.activator.status.machine import duration
from unattend_gen.core.report import Skipped
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.activator.status.machine import Machine

    Found = Iterable[Machine | Skipped]

SCHEMA: Final = "unattend-gen/activation-status/1"
COLUMNS: Final = (
    "computer",
    "activated",
    "status",
    "channel",
    "activator",
    "last_five",
    "grace_minutes",
    "reason",
    "why",
    "kms_host",
    "product",
    "source",
)
"""The CSV header, and the members of a machine in JSON; columns are only ever added."""

_ROW: Final = "{:<20} {:<17} {:<18} {:<10} {:<5}  {}"
_HEADER: Final = ("COMPUTER", "STATUS", "CHANNEL", "ACTIVATOR", "KEY", "GRACE LEFT")
_BATCH: Final = 500


class Tally:
    """Counts licences as they pass; complete once the last one has passed.

    Attributes:
        activated: licences that are licensed.
        not_activated: licences in any other known state.
        unknown: licences whose state the capture does not show.
        skipped: files that could not be read or understood.
    """

    def __init__(self) -> None:
        self.activated = self.not_activated = self.unknown = self.skipped = 0

    def watch(self, found: Found) -> Iterator[Machine | Skipped]:
        """Yield the same items and count them."""
        for one in found:
            if isinstance(one, Skipped):
                self.skipped += 1
            elif one.is_activated is None:
                self.unknown += 1
            elif one.is_activated:
                self.activated += 1
            else:
                self.not_activated += 1
            yield one

    @property
    def machines(self) -> int:
        """The number of licences."""
        return self.activated + self.not_activated + self.unknown

    @property
    def is_complete(self) -> bool:
        """Whether every file was understood and every state is known."""
        return not (self.unknown or self.skipped)

    @property
    def exit_code(self) -> ExitCode:
        """1 if a computer is not activated, 3 if there is none, 4 if a state is unknown."""
        if self.not_activated:
            return ExitCode.FINDINGS
        if not self.machines:
            return ExitCode.UNUSABLE
        return ExitCode.CLEAN if self.is_complete else ExitCode.INCOMPLETE

    @property
    def sentence(self) -> str:
        """The counts that are not zero, on one line."""
        parts = [
            f"{self.machines} {'licence' if self.machines == 1 else 'licences'}",
            f"{self.activated} activated",
            *([f"{self.not_activated} not activated"] if self.not_activated else ()),
            *([f"{self.unknown} unknown"] if self.unknown else ()),
            *([f"{self.skipped} skipped"] if self.skipped else ()),
        ]
        return ", ".join(parts)


def _as_text(found: Found, tally: Tally) -> Iterator[str]:
    yield f"{_ROW.format(*_HEADER)}\n"
    for one in found:
        if isinstance(one, Skipped):
            yield f"skipped  {shown(one.location.path)}: {one.advice}\n"
            continue
        status = one.status.label if one.status is not None else "unknown"
        grace = "" if one.grace_minutes is None else duration(one.grace_minutes)
        cells = (one.computer, status, one.channel, one.activator.value, one.last_five, grace)
        yield f"{_ROW.format(*(cell or '-' for cell in cells)).rstrip()}\n"
        if one.why:
            yield f"       {one.why}\n"
    yield f"\n{tally.sentence}\n"


def _as_csv(found: Found, _tally: Tally) -> Iterator[str]:
    yield csv_line(COLUMNS)
    for one in found:
        if isinstance(one, Skipped):
            row = {"status": "skipped", "why": one.advice, "source": shown(one.location.path)}
        else:
            row = {name: _cell(value) for name, value in _members(one).items()}
        yield csv_line(row.get(name, "") for name in COLUMNS)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _as_json(found: Found, tally: Tally) -> Iterator[str]:
    """Yield JSON with one machine per line, so that long reports can be read line by line."""
    skipped = []
    yield f'{{"schema": "{SCHEMA}",\n"machines": ['
    separator = "\n"
    for one in found:
        if isinstance(one, Skipped):
            place = {"path": shown(one.location.path)}
            skipped.append({"location": place, "reason": one.reason.value, "advice": one.advice})
            continue
        yield f"{separator}{json.dumps(_members(one))}"
        separator = ",\n"
    yield f'\n],\n"skipped": {json.dumps(skipped)},\n"totals": {json.dumps(_totals(tally))},\n'
    yield f'"complete": {json.dumps(tally.is_complete)}, "exit_code": {tally.exit_code.value}}}\n'


def _members(machine: Machine) -> dict[str, object]:
    return {
        "computer": machine.computer,
        "activated": machine.is_activated,
        "status": None if machine.status is None else machine.status.label,
        "channel": machine.channel or None,
        "activator": machine.activator.value,
        "last_five": machine.last_five or None,
        "grace_minutes": machine.grace_minutes,
        "reason": None if machine.reason is None else f"0x{machine.reason:08X}",
        "why": machine.why or None,
        "kms_host": machine.kms_host or None,
        "product": machine.product or None,
        "source": shown(machine.source),
    }


def _totals(tally: Tally) -> dict[str, int]:
    return {
        "licences": tally.machines,
        "activated": tally.activated,
        "not_activated": tally.not_activated,
        "unknown": tally.unknown,
        "skipped": tally.skipped,
    }


def _as_html(found: Found, tally: Tally) -> Iterator[str]:
    """Yield one self-contained page; rows are written as they arrive, the counts at the end."""
    rest = iter(found)
    yield render_page("activation/status-begin.html.j2", {})
    while batch := tuple(islice(rest, _BATCH)):
        yield render_page(
            "activation/status-rows.html.j2", {"rows": [_html_row(one) for one in batch]}
        )
    yield render_page("activation/status-end.html.j2", {"sentence": tally.sentence})


def _html_row(one: Machine | Skipped) -> Mapping[str, object]:
    if isinstance(one, Skipped):
        return {"kind": "skipped", "path": shown(one.location.path), "why": one.advice}
    kinds = {True: "good", False: "bad", None: "unknown"}
    cells = {name: _cell(value) for name, value in _members(one).items()}
    grace = "" if one.grace_minutes is None else duration(one.grace_minutes)
    return {**cells, "kind": kinds[one.is_activated], "grace": grace}


FORMATS: Final[Mapping[str, Callable[[Found, Tally], Iterator[str]]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
    "html": _as_html,
}

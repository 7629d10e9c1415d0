"""The table of machines by verdict in each form; a row is told as soon as it is known."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.auditor.fleet.page import page
from unattend_gen.auditor.fleet.words import remarks, sum_line
from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.machine import MachineVerdict
from unattend_gen.core.quoting import safe_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.core.machine import MachineCheck, Tally

    Layout = Callable[[Iterable[MachineCheck], Tally], Iterable[str]]

SCHEMA: Final = "unattend-gen/fleet-check/1"
COLUMNS: Final = (
    "machine",
    "verdict",
    "documents",
    "findings",
    "skipped",
    "last_fives",
    "marker",
    "clear",
    "encoded",
    "empty",
    "first",
)
"""The header of the form `csv`; columns are added at the end alone."""

_WIDEST: Final = max(map(len, MachineVerdict))


def text(machines: Iterable[MachineCheck], tally: Tally) -> Iterator[str]:
    """A line for each machine, then the sum."""
    for one in machines:
        told = remarks(one)
        more = f"  {told}" if told else ""
        yield f"{one.verdict.value:{_WIDEST}}  {shown_name(one.machine)}{more}\n"
    yield f"\n{sum_line(tally)}\n"


def comma_separated(machines: Iterable[MachineCheck], _tally: Tally) -> Iterator[str]:
    """A header and a row for each machine; no cell is a formula."""
    yield _row(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for one in machines:
        row = {name: safe_cell(value) for name, value in _cells(one).items()}
        yield _row(row)


def as_json(machines: Iterable[MachineCheck], tally: Tally) -> Iterator[str]:
    """One object; the machines come first, because what they add up to is known last."""
    head = {
        "schema": SCHEMA,
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": "check",
    }
    yield json.dumps(head, indent=2).removesuffix("\n}") + ',\n  "machines": ['
    between, end = "\n    ", ""
    for one in machines:
        yield between + json.dumps(_encoded(one))
        between, end = ",\n    ", "\n  "
    totals = {
        "machines": tally.machines,
        "documents": tally.documents,
        "findings": tally.findings,
        "skipped": tally.skipped,
        "verdicts": {one.value: tally.verdicts[one] for one in MachineVerdict},
    }
    tail = {
        "totals": totals,
        "complete": tally.is_complete,
        "exit_code": int(tally.exit_code),
    }
    yield f"{end}],\n" + json.dumps(tail, indent=2).removeprefix("{\n") + "\n"


LAYOUTS: Final[Mapping[str, Layout]] = {
    "text": text,
    "csv": comma_separated,
    "json": as_json,
    "html": page,
}
"""What `--format` may name beside `--fleet`."""


def _cells(one: MachineCheck) -> Mapping[str, str]:
    states = {state.value: str(number) for state, number in one.states.items()}
    return {
        "machine": one.machine,
        "verdict": one.verdict.value,
        "documents": str(one.documents),
        "findings": str(one.findings),
        "skipped": str(one.skipped),
        "last_fives": " ".join(one.last_fives),
        **states,
        "first": one.first,
    }


def _row(cells: Mapping[str, str]) -> str:
    line = io.StringIO()
    writer = csv.DictWriter(line, COLUMNS, restval="0", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(cells)
    return line.getvalue()


def _encoded(one: MachineCheck) -> Mapping[str, object]:
    return {
        "machine": one.machine,
        "verdict": one.verdict.value,
        "documents": one.documents,
        "findings": one.findings,
        "skipped": one.skipped,
        "last_fives": list(one.last_fives),
        "states": {state.value: number for state, number in one.states.items()},
        "first": one.first,
    }

"""The table of machines by verdict in each format; rows are yielded as soon as they are known.

The HTML page is for managers: counts, a chart, and the machines, worst first. It runs no script and
loads nothing.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.machine import MachineVerdict
from unattend_gen.core.quoting import safe_cell
from unattend_gen.errors import ExitCode
from unattend_gen.reports._charts import Chart, bars
from unattend_gen.reports._format import with_hashes
from unattend_gen.reports._words import in_known_places
from unattend_gen.sources.walk.known_places import COUNT as KNOWN_PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.core.machine import MachineCheck, Tally

    FleetFormat = Callable[[Iterable[MachineCheck], Tally], Iterable[str]]


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
    "not_read",
)
"""The header of the format `csv`; columns are only added at the end."""

_TEMPLATE: Final = "fleet.html.j2"
_KINDS: Final = {
    MachineVerdict.LEAKED: "error",
    MachineVerdict.UNREADABLE: "warning",
    MachineVerdict.NO_COPY: "warning",
    MachineVerdict.SCRUBBED: "good",
    MachineVerdict.NOTHING_TO_SCRUB: "good",
}
_ORDER: Final = {verdict: place for place, verdict in enumerate(MachineVerdict)}
_WIDEST: Final = max(map(len, MachineVerdict))


def text(machines: Iterable[MachineCheck], tally: Tally) -> Iterator[str]:
    """Yield a line for each machine, then the totals."""
    for one in machines:
        note = remarks(one)
        more = f"  {note}" if note else ""
        yield f"{one.verdict.value:{_WIDEST}}  {shown_name(one.machine)}{more}\n"
    yield f"\n{sum_line(tally)}\n"


def comma_separated(machines: Iterable[MachineCheck], _tally: Tally) -> Iterator[str]:
    """Yield a header and a row for each machine; no cell is a formula."""
    yield _row(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for one in machines:
        row = {name: safe_cell(value) for name, value in _cells(one).items()}
        yield _row(row)


def as_json(machines: Iterable[MachineCheck], tally: Tally) -> Iterator[str]:
    """Yield one object; the machines come first, because the totals are known last."""
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
        "not_read": tally.not_read,
        "verdicts": {one.value: tally.verdicts[one] for one in MachineVerdict},
    }
    tail = {
        "totals": totals,
        "complete": tally.is_complete,
        "exit_code": int(tally.exit_code),
    }
    yield f"{end}],\n" + json.dumps(tail, indent=2).removeprefix("{\n") + "\n"


def page(machines: Iterable[MachineCheck], tally: Tally) -> Iterator[str]:
    """Yield the page as one piece, because it starts with totals."""
    from unattend_gen.templating import Templates

    ordered = sorted(machines, key=lambda one: (_ORDER[one.verdict], one.machine))
    values = {
        "version": __version__,
        "title": counts_line(tally),
        "outcome": outcome(tally),
        "chart": _chart(tally),
        "machines": tuple(
            (shown_name(one.machine), one.verdict.value, _KINDS[one.verdict], remarks(one))
            for one in ordered
        ),
    }
    text = Templates().render(_TEMPLATE, values, is_bounded=False)
    yield with_hashes(text.encode("ascii", "xmlcharrefreplace").decode())


FORMATS: Final[Mapping[str, FleetFormat]] = {
    "text": text,
    "csv": comma_separated,
    "json": as_json,
    "html": page,
}
"""The formats that `--format` accepts with `--fleet`."""


def remarks(one: MachineCheck) -> str:
    """Return the explanation of a verdict; empty if it needs none."""
    if one.verdict.is_proven:
        return ""
    if one.verdict is MachineVerdict.NO_COPY:
        return "no answer file in the places where Setup keeps copies"
    if one.verdict is MachineVerdict.UNREADABLE:
        return shown_name(one.first)
    noun = "key" if len(one.last_fives) == 1 else "keys"
    keys = f"{noun} ending in {', '.join(one.last_fives)}; " if one.last_fives else ""
    return f"{keys}{counted(one.findings, 'finding')}; first in {shown_name(one.first)}"


def sum_line(tally: Tally) -> str:
    """Return the number of machines for each verdict, and the outcome."""
    return f"{counts_line(tally)}: {outcome(tally)}"


def counts_line(tally: Tally) -> str:
    """Return the number of machines for each verdict: `15 machines, 2 leaked, 13 scrubbed`."""
    kinds = [f"{tally.verdicts[one]} {one.value}" for one in MachineVerdict if tally.verdicts[one]]
    return ", ".join((counted(tally.machines, "machine"), *kinds))


def outcome(tally: Tally) -> str:
    """Return the outcome for all machines; never the word clean if files were passed over."""
    if tally.exit_code is ExitCode.UNUSABLE:
        return "no machines found"
    if tally.verdicts[MachineVerdict.LEAKED]:
        return "secrets were left"
    if not tally.is_complete:
        return "incomplete"
    if tally.failing:
        return "findings"
    return in_known_places(KNOWN_PLACES, tally.not_read, "check") if tally.not_read else "clean"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
        "not_read": str(one.not_read),
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
        "not_read": one.not_read,
    }


def _chart(tally: Tally) -> Chart:
    rows = [
        (verdict.value, tally.verdicts[verdict], _KINDS[verdict])
        for verdict in MachineVerdict
        if tally.verdicts[verdict]
    ]
    sentence = "A machine has the verdict of its worst copy."
    return Chart("verdicts", "Machines by verdict", sentence, bars(rows, tally.machines))

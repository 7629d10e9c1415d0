"""The table of machines in its forms, piece by piece: text, JSON, CSV and HTML."""

from __future__ import annotations

import csv
import io
import json
from itertools import islice
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.status.durations import duration
from unattend_gen.activation.status.machine import shown
from unattend_gen.core.quoting import safe_cell
from unattend_gen.core.report import Skipped
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.activation.status.machine import Machine
    from unattend_gen.activation.status.tally import Tally

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
"""The header of the CSV form, and the members of a machine in JSON; only ever added to."""

_ROW: Final = "{:<20} {:<17} {:<18} {:<10} {:<5}  {}"
_BATCH: Final = 500
_TEMPLATE: Final = "activation/status-{}.html.j2"


def demand_form(form: str) -> None:
    """Check a name of a form before the work is done.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in _FORMS:
        message = f"no such format; there are {', '.join(_FORMS)}"
        raise UsageError(message, advice="leave --format out for text")


def status_pieces(found: Found, tally: Tally, form: str) -> Iterator[str]:
    """All of it in a form; the counts are read when all has passed.

    Raises:
        UsageError: no such form.
    """
    demand_form(form)
    return _FORMS[form](tally.watch(found), tally)


def _as_text(found: Found, tally: Tally) -> Iterator[str]:
    header = ("COMPUTER", "STATUS", "CHANNEL", "ACTIVATOR", "KEY", "GRACE LEFT")
    yield f"{_ROW.format(*header)}\n"
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
    yield _csv_line(COLUMNS)
    for one in found:
        if isinstance(one, Skipped):
            told = {"status": "skipped", "why": one.advice, "source": shown(one.location.path)}
        else:
            told = {name: _word(value) for name, value in _told(one).items()}
        yield _csv_line(safe_cell(told.get(name, "")) for name in COLUMNS)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _as_json(found: Found, tally: Tally) -> Iterator[str]:
    """One machine on a line, so that even a long list can be read line by line."""
    skipped = []
    yield f'{{"schema": "{SCHEMA}",\n"machines": ['
    separator = "\n"
    for one in found:
        if isinstance(one, Skipped):
            place = {"path": shown(one.location.path)}
            skipped.append({"location": place, "reason": one.reason.value, "advice": one.advice})
            continue
        yield f"{separator}{json.dumps(_told(one))}"
        separator = ",\n"
    yield f'\n],\n"skipped": {json.dumps(skipped)},\n"totals": {json.dumps(_totals(tally))},\n'
    yield f'"complete": {json.dumps(tally.is_complete)}, "exit_code": {tally.exit_code.value}}}\n'


def _told(machine: Machine) -> dict[str, object]:
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
    """One page that loads nothing; rows are written as they come, the counts at the end."""
    from unattend_gen.templating import Templates

    templates = Templates()
    rest = iter(found)
    yield _ascii(templates.render(_TEMPLATE.format("begin"), {}))
    while batch := tuple(islice(rest, _BATCH)):
        rows = [_html_row(one) for one in batch]
        yield _ascii(templates.render(_TEMPLATE.format("rows"), {"rows": rows}, is_bounded=False))
    yield _ascii(templates.render(_TEMPLATE.format("end"), {"sentence": tally.sentence}))


def _html_row(one: Machine | Skipped) -> Mapping[str, object]:
    if isinstance(one, Skipped):
        return {"kind": "skipped", "path": shown(one.location.path), "why": one.advice}
    kinds = {True: "good", False: "bad", None: "unknown"}
    told = {name: _word(value) for name, value in _told(one).items()}
    grace = "" if one.grace_minutes is None else duration(one.grace_minutes)
    return {**told, "kind": kinds[one.is_activated], "grace": grace}


def _ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


_FORMS: Final[Mapping[str, Callable[[Found, Tally], Iterator[str]]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
    "html": _as_html,
}

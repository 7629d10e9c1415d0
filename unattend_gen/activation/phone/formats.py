"""The sheet of telephone activation in its forms: to print, to keep, and to run."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.phone.ids import CID_GROUPS, CID_LETTERS
from unattend_gen.activation.phone.records import COLUMNS
from unattend_gen.activation.phone.steps import portal, telephone_steps
from unattend_gen.activation.status.license_status import WINDOWS_APPLICATION
from unattend_gen.core.quoting import safe_cell
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from unattend_gen.activation.phone.worksheet import Entry

SCHEMA: Final = "unattend-gen/worksheet/1"

_STATES: Final = ("error", "waiting", "ready")


def demand_form(form: str) -> None:
    """Check a name of a form before the work is done.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in _FORMS:
        message = f"no such format; there are {', '.join(_FORMS)}"
        raise UsageError(message, advice="leave --format out for text")


def written(entries: Sequence[Entry], form: str) -> str:
    """The sheet in a form; scripts have the machines that are ready, and no others.

    Raises:
        UsageError: no such form.
    """
    demand_form(form)
    return _FORMS[form](entries)


def _as_text(entries: Sequence[Entry]) -> str:
    parts = ["\n".join(_text_entry(entry)) for entry in entries]
    steps = [
        line
        for number, step in enumerate(telephone_steps(), start=1)
        for line in (f"  {number}. {step.text}", *(f"       {one}" for one in step.commands))
    ]
    parts.append("\n".join(("What to do", *steps, f"  {portal().sentence}")))
    return "\n\n".join(parts) + "\n"


def _text_entry(entry: Entry) -> Iterator[str]:
    product = f", {entry.product}" if entry.product else ""
    yield f"{entry.computer}{product}  ({entry.place})"
    if entry.installation:
        yield f"  installation ID  {' '.join(entry.installation.groups)}"
    if entry.confirmation:
        pairs = zip(CID_LETTERS, entry.confirmation.groups, strict=True)
        yield f"  confirmation ID  {'  '.join(f'{letter} {group}' for letter, group in pairs)}"
    elif not entry.troubles:
        blanks = "  ".join(f"{letter} ______" for letter in CID_LETTERS)
        yield f"  confirmation ID  {blanks}"
    yield from (f"  error: {trouble}" for trouble in entry.troubles)
    yield from (f"  look: {remark}" for remark in entry.remarks)


def _as_csv(entries: Sequence[Entry]) -> str:
    """The same columns that are read, so that the sheet can be filled in and given back."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow((*COLUMNS, "state", "told"))
    for entry in entries:
        told = "; ".join((*entry.troubles, *entry.remarks))
        cells = (*_cells(entry), _state(entry), told)
        writer.writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()


def _cells(entry: Entry) -> tuple[str, ...]:
    """What stands under the columns that are read; IDs in groups, so that they stay texts."""
    return (
        entry.computer,
        "-".join(entry.installation.groups) if entry.installation else "",
        "-".join(entry.confirmation.groups) if entry.confirmation else "",
        entry.activation_id,
        entry.product,
    )


def _state(entry: Entry) -> str:
    return "error" if entry.troubles else "ready" if entry.is_ready else "waiting"


def _as_json(entries: Sequence[Entry]) -> str:
    machines = [
        {
            "computer": entry.computer,
            "product": entry.product or None,
            "installation_id": list(entry.installation.groups) if entry.installation else None,
            "confirmation_id": list(entry.confirmation.groups) if entry.confirmation else None,
            "activation_id": entry.activation_id or None,
            "state": _state(entry),
            "errors": list(entry.troubles),
            "remarks": list(entry.remarks),
            "place": entry.place,
        }
        for entry in entries
    ]
    counts = {state: sum(_state(entry) == state for entry in entries) for state in _STATES}
    told = {"schema": SCHEMA, "machines": machines, "totals": counts}
    return json.dumps(told, indent=2) + "\n"


def _as_html(entries: Sequence[Entry]) -> str:
    """A page to print: one machine never breaks over two sheets of paper."""
    values = {
        "machines": [_html_entry(entry) for entry in entries],
        "steps": telephone_steps(),
        "portal": portal().sentence,
    }
    text = _rendered("phone.html.j2", values, is_bounded=False)
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _html_entry(entry: Entry) -> Mapping[str, object]:
    groups = entry.confirmation.groups if entry.confirmation else ("",) * CID_GROUPS
    return {
        "entry": entry,
        "asked": entry.installation.groups if entry.installation else (),
        "told": tuple(zip(CID_LETTERS, groups, strict=True)),
    }


def _as_cmd(entries: Sequence[Entry]) -> str:
    text = _rendered("phone.cmd.j2", {"machines": _ready(entries)})
    return text.replace("\n", "\r\n")


def _as_powershell(entries: Sequence[Entry]) -> str:
    values = {"machines": _ready(entries), "application": WINDOWS_APPLICATION}
    return _rendered("phone.ps1.j2", values).replace("\n", "\r\n")


def _ready(entries: Sequence[Entry]) -> list[Mapping[str, str]]:
    return [
        {
            "computer": entry.computer,
            "asked": entry.installation.digits,
            "told": entry.confirmation.digits,
            "activation_id": entry.activation_id,
        }
        for entry in entries
        if entry.is_ready and entry.installation and entry.confirmation
    ]


def _rendered(name: str, values: Mapping[str, object], *, is_bounded: bool = True) -> str:
    from unattend_gen.templating import Templates

    return Templates().render(f"activation/{name}", values, is_bounded=is_bounded)


_FORMS: Final[Mapping[str, Callable[[Sequence[Entry]], str]]] = {
    "text": _as_text,
    "html": _as_html,
    "csv": _as_csv,
    "json": _as_json,
    "cmd": _as_cmd,
    "powershell": _as_powershell,
}

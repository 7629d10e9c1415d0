"""The worksheet as text, HTML to print, CSV and JSON, and as scripts that deposit the IDs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.activator.formats import csv_line, render, render_page, windows_lines
from unattend_gen.activator.handout import Step
from unattend_gen.activator.phone.ids import CID_GROUPS, CID_LETTERS
from unattend_gen.activator.phone.records import COLUMNS
from unattend_gen.catalog.activation_scripts import WINDOWS_APPLICATION
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from unattend_gen.activator.phone.worksheet import Entry

SCHEMA: Final = "unattend-gen/worksheet/1"

_STATES: Final = ("error", "waiting", "ready")


@dataclass(frozen=True, slots=True)
class Portal:
    """The web page that issues confirmation IDs.

    Attributes:
        address: without a scheme, as callers hear it.
        needs: what a person must have to use it.
        since: year and month since which calls lead to it.
        as_of: year and month in which that was last confirmed.
    """

    name: str
    address: str
    needs: str
    since: str
    as_of: str

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        return (
            f"Since about {self.since} the call leads to the {self.name}, {self.address}, which"
            f" needs {self.needs} (as of {self.as_of})."
        )


@cache
def telephone_steps() -> tuple[Step, ...]:
    """Return the steps of telephone activation, in order."""
    return tuple(Step(one["text"], tuple(one.get("commands", ()))) for one in _facts()["steps"])


@cache
def portal() -> Portal:
    """Return the portal that calls lead to today."""
    facts = _facts()["portal"]
    names = ("name", "address", "needs", "since", "as_of")
    return Portal(**{name: facts[name] for name in names})


def _facts() -> Mapping[str, Any]:  # Any: untyped JSON
    return read_json(resources.schemas() / "activation" / "telephone.json")


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
    elif not entry.errors:
        blanks = "  ".join(f"{letter} ______" for letter in CID_LETTERS)
        yield f"  confirmation ID  {blanks}"
    yield from (f"  error: {error}" for error in entry.errors)
    yield from (f"  check: {remark}" for remark in entry.remarks)


def _as_csv(entries: Sequence[Entry]) -> str:
    """Return a table with the columns that are read, so that it can be filled in and read again."""
    rows = (
        (*_cells(entry), _state(entry), "; ".join((*entry.errors, *entry.remarks)))
        for entry in entries
    )
    return "".join(map(csv_line, ((*COLUMNS, "state", "told"), *rows)))


def _cells(entry: Entry) -> tuple[str, ...]:
    """Return the cells of the columns that are read; IDs are grouped so that they stay text."""
    return (
        entry.computer,
        "-".join(entry.installation.groups) if entry.installation else "",
        "-".join(entry.confirmation.groups) if entry.confirmation else "",
        entry.activation_id,
        entry.product,
    )


def _state(entry: Entry) -> str:
    return "error" if entry.errors else "ready" if entry.is_ready else "waiting"


def _as_json(entries: Sequence[Entry]) -> str:
    machines = [
        {
            "computer": entry.computer,
            "product": entry.product or None,
            "installation_id": list(entry.installation.groups) if entry.installation else None,
            "confirmation_id": list(entry.confirmation.groups) if entry.confirmation else None,
            "activation_id": entry.activation_id or None,
            "state": _state(entry),
            "errors": list(entry.errors),
            "remarks": list(entry.remarks),
            "place": entry.place,
        }
        for entry in entries
    ]
    counts = {state: sum(_state(entry) == state for entry in entries) for state in _STATES}
    document = {"schema": SCHEMA, "machines": machines, "totals": counts}
    return json.dumps(document, indent=2) + "\n"


def _as_html(entries: Sequence[Entry]) -> str:
    """Return a page to print, in which no computer is split between two sheets of paper."""
    values = {
        "machines": [_html_entry(entry) for entry in entries],
        "steps": telephone_steps(),
        "portal": portal().sentence,
    }
    return render_page("activation/phone.html.j2", values)


def _html_entry(entry: Entry) -> Mapping[str, object]:
    groups = entry.confirmation.groups if entry.confirmation else ("",) * CID_GROUPS
    return {
        "entry": entry,
        "installation_groups": entry.installation.groups if entry.installation else (),
        "confirmation_groups": tuple(zip(CID_LETTERS, groups, strict=True)),
    }


def _as_cmd(entries: Sequence[Entry]) -> str:
    return windows_lines(render("activation/phone.cmd.j2", {"machines": _ready(entries)}))


def _as_powershell(entries: Sequence[Entry]) -> str:
    values = {"machines": _ready(entries), "application": WINDOWS_APPLICATION}
    return windows_lines(render("activation/phone.ps1.j2", values))


def _ready(entries: Sequence[Entry]) -> list[Mapping[str, str]]:
    return [
        {
            "computer": entry.computer,
            "installation_id": entry.installation.digits,
            "confirmation_id": entry.confirmation.digits,
            "activation_id": entry.activation_id,
        }
        for entry in entries
        if entry.is_ready and entry.installation and entry.confirmation
    ]


SCRIPTS: Final[Mapping[str, Callable[[Sequence[Entry]], str]]] = {
    "cmd": _as_cmd,
    "powershell": _as_powershell,
}
"""Scripts that deposit the confirmation IDs of the computers that are ready, and of no others."""

FORMATS: Final[Mapping[str, Callable[[Sequence[Entry]], str]]] = {
    "text": _as_text,
    "html": _as_html,
    "csv": _as_csv,
    "json": _as_json,
    **SCRIPTS,
}

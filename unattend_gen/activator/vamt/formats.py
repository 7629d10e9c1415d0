"""A list of VAMT in its forms: text, JSON, and CSV whose names scripts take."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import shown
from unattend_gen.core.quoting import safe_cell
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from unattend_gen.activator.vamt.lists import ActivationList, ListedComputer

SCHEMA: Final = "unattend-gen/vamt-list/1"
COLUMNS: Final = (
    *("computer", "id", "network_type", "network_name", "os_version", "os_edition"),
    *("mac_addresses", "product", "activation_id", "application_id", "source"),
)
"""The header of the CSV form; only ever added to."""


def demand_form(form: str) -> None:
    """Check a name of a form before the work is done.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in _FORMS:
        message = f"no such format; there are {', '.join(_FORMS)}"
        raise UsageError(message, advice="leave --format out for text")


def written(lists: Sequence[ActivationList], form: str) -> str:
    """The lists in a form.

    Raises:
        UsageError: no such form.
    """
    demand_form(form)
    return _FORMS[form](lists)


def remarks(one: ActivationList) -> Iterator[str]:
    """What whoever has the list should know."""
    if one.keys:
        yield (
            f"{one.keys} product keys stand in it in clear: delete it when it has done its work,"
            " and export without -IncludeProductKeys; unattend-gen audit says where they stand"
        )
    if not one.is_published:
        yield "its layout is not published: what agrees with the old one is told"
    elif one.not_published:
        names = ", ".join(name for name, _ in one.not_published)
        yield f"not told, for it is not published: {names}"
    if one.has_names:
        yield "it names computers: proxy activation needs no names, leave -IncludeSensitiveInfo out"


def _as_text(lists: Sequence[ActivationList]) -> str:
    return "\n".join("\n".join(_text_lines(one)) + "\n" for one in lists)


def _text_lines(one: ActivationList) -> Iterator[str]:
    yield f"{shown(one.path)}: {len(one.computers)} computers"
    for computer in one.computers:
        system = f"{computer.os_edition} {computer.os_version}".strip()
        network = f"{computer.network_type} {computer.network_name}".strip()
        told = ", ".join(filter(None, (computer.id, system, network)))
        yield f"  {computer.name or 'without a name'}  {told}".rstrip()
        for product in computer.products:
            yield f"    {product.name or 'a product'}  {product.activation_id}".rstrip()
    for remark in remarks(one):
        yield f"  note: {remark}"


def _as_json(lists: Sequence[ActivationList]) -> str:
    told = {"schema": SCHEMA, "lists": [_json_list(one) for one in lists]}
    return json.dumps(told, indent=2) + "\n"


def _json_list(one: ActivationList) -> Mapping[str, object]:
    return {
        "path": shown(one.path),
        "layout_published": one.is_published,
        "keys_in_clear": one.keys,
        "computers": [asdict(computer) for computer in one.computers],
        "not_published": dict(one.not_published),
        "remarks": list(remarks(one)),
    }


def _as_csv(lists: Sequence[ActivationList]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in lists:
        for computer in one.computers:
            for cells in _cells(computer):
                writer.writerow([safe_cell(cell) for cell in (*cells, shown(one.path))])
    return text.getvalue()


def _cells(computer: ListedComputer) -> Iterator[tuple[str, ...]]:
    """A row for each product; one row for a computer that has none."""
    about = (
        *(computer.name, computer.id, computer.network_type, computer.network_name),
        *(computer.os_version, computer.os_edition, str(computer.mac_addresses)),
    )
    for product in computer.products:
        yield (*about, product.name, product.activation_id, product.application_id)
    if not computer.products:
        yield (*about, "", "", "")


_FORMS: Final[Mapping[str, Callable[[Sequence[ActivationList]], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
}

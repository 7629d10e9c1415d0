"""VAMT lists as text, JSON, and CSV, whose first column other commands accept as computers."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import csv_line, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from unattend_gen.activator.vamt.lists import ActivationList, ListedComputer

SCHEMA: Final = "unattend-gen/vamt-list/1"
COLUMNS: Final = (
    *("computer", "id", "network_type", "network_name", "os_version", "os_edition"),
    *("mac_addresses", "product", "activation_id", "application_id", "source"),
)
"""The CSV header; columns are only ever added."""


def remarks(one: ActivationList) -> Iterator[str]:
    """Yield what the owner of a list should know."""
    if one.keys:
        yield (
            f"contains {one.keys} product keys in clear text: delete it after use, and export"
            " without -IncludeProductKeys; unattend-gen audit shows where they are"
        )
    if not one.is_published:
        yield "the format is not published; only elements of the older format are shown"
    elif one.not_published:
        names = ", ".join(name for name, _ in one.not_published)
        yield f"not shown, because their meaning is not published: {names}"
    if one.has_names:
        yield "contains computer names; proxy activation works without -IncludeSensitiveInfo"


def _as_text(lists: Sequence[ActivationList]) -> str:
    return "\n".join("\n".join(_text_lines(one)) + "\n" for one in lists)


def _text_lines(one: ActivationList) -> Iterator[str]:
    yield f"{shown(one.path)}: {len(one.computers)} computers"
    for computer in one.computers:
        system = f"{computer.os_edition} {computer.os_version}".strip()
        network = f"{computer.network_type} {computer.network_name}".strip()
        details = ", ".join(filter(None, (computer.id, system, network)))
        yield f"  {computer.name or 'unnamed'}  {details}".rstrip()
        for product in computer.products:
            yield f"    {product.name or 'unnamed product'}  {product.activation_id}".rstrip()
    for remark in remarks(one):
        yield f"  note: {remark}"


def _as_json(lists: Sequence[ActivationList]) -> str:
    document = {"schema": SCHEMA, "lists": [_json_list(one) for one in lists]}
    return json.dumps(document, indent=2) + "\n"


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
    rows = (
        (*cells, shown(one.path))
        for one in lists
        for computer in one.computers
        for cells in _cells(computer)
    )
    return "".join(map(csv_line, (COLUMNS, *rows)))


def _cells(computer: ListedComputer) -> Iterator[tuple[str, ...]]:
    """Yield a row for each product, or one row for a computer without products."""
    about = (
        *(computer.name, computer.id, computer.network_type, computer.network_name),
        *(computer.os_version, computer.os_edition, str(computer.mac_addresses)),
    )
    for product in computer.products:
        yield (*about, product.name, product.activation_id, product.application_id)
    if not computer.products:
        yield (*about, "", "", "")


FORMATS: Final[Mapping[str, Callable[[Sequence[ActivationList]], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
}

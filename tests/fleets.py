"""Fleets for tests: a spec, an inventory, and what became of its rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.specs import HEAD, a_spec_file
from unattend_gen.api.fleets import FleetRequest
from unattend_gen.api.rendering import RenderRequest

if TYPE_CHECKING:
    from pathlib import Path

SPEC = f'{HEAD}[product_key]\nactivation = "env:MAK"\nsetup = "gvlk"\nedition = "Enterprise"\n'
"""Wants a MAK in the environment."""


def a_fleet(
    folder: Path,
    csv: str,
    *,
    spec: str = SPEC,
    jobs: int | None = 1,
    **wishes: Any,  # noqa: ANN401 - whatever fields of the request take
) -> FleetRequest:
    """A request over `machines.csv` into `out`; wishes as for one file."""
    (folder / "machines.csv").write_text(csv, encoding="utf-8")
    file = a_spec_file(folder, spec)
    request = RenderRequest(file, folder / "out", **wishes)
    return FleetRequest(request, folder / "machines.csv", jobs)


def results(folder: Path) -> list[dict[str, Any]]:
    """The lines of the list of results, decoded."""
    text = (folder / "out" / "results.jsonl").read_text(encoding="ascii")
    return [json.loads(line) for line in text.splitlines()]


def statuses(folder: Path) -> list[tuple[int, str]]:
    """The status of each row."""
    return [(line["row"], line["status"]) for line in results(folder)]


def names_in(folder: Path) -> list[str]:
    """What stands in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def whole(folder: Path) -> bool:
    """Whether a folder has exactly the files of the target, both with content."""
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    return set(sizes) == {"AutoUnattend.xml", "manifest.json"} and all(sizes.values())

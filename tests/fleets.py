"""Fleets for tests: a spec, an inventory, and the results of its rows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import unattend_gen as ug
from tests.specs import HEAD, a_spec_file

if TYPE_CHECKING:
    from pathlib import Path

SPEC = f'{HEAD}[product_key]\nactivation = "env:MAK"\nsetup = "gvlk"\nedition = "Enterprise"\n'
"""Requires a MAK in the environment."""


@dataclass(frozen=True)
class Fleet:
    """Return the arguments of `render_inventory`."""

    spec: Path
    inventory: Path
    out: Path
    jobs: int | None = 1
    options: dict[str, Any] = field(default_factory=dict)


def render_fleet(fleet: Fleet, progress: ug.Progress | None = None) -> ug.InventoryOutcome:
    """Render each row."""
    return ug.render_inventory(
        fleet.spec,
        fleet.inventory,
        fleet.out,
        jobs=fleet.jobs,
        progress=progress,
        **fleet.options,
    )


def a_fleet(
    folder: Path,
    csv: str,
    *,
    spec: str = SPEC,
    jobs: int | None = 1,
    **options: Any,  # noqa: ANN401 - whatever render_inventory takes
) -> Fleet:
    """Render a fleet of `machines.csv` into `out`."""
    (folder / "machines.csv").write_text(csv, encoding="utf-8")
    file = a_spec_file(folder, spec)
    return Fleet(file, folder / "machines.csv", folder / "out", jobs, options)


def results(folder: Path) -> list[dict[str, Any]]:
    """Return the decoded lines of the results file."""
    text = (folder / "out" / "results.jsonl").read_text(encoding="ascii")
    return [json.loads(line) for line in text.splitlines()]


def statuses(folder: Path) -> list[tuple[int, str]]:
    """Return the status of each row."""
    return [(line["row"], line["status"]) for line in results(folder)]


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def whole(folder: Path) -> bool:
    """Return whether a folder has exactly the files of the target, with content."""
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    return set(sizes) == {"AutoUnattend.xml", "manifest.json"} and all(sizes.values())

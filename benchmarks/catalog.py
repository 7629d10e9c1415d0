"""Milliseconds to load the catalog: one component, all of them, and every setting.

Run in an environment with the locked packages: `python benchmarks/catalog.py`.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.catalog.load import Catalog

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS: Final = 20


def fresh() -> Catalog:
    """Return a catalog that has read nothing yet."""
    return Catalog(resources.schemas() / "catalog")


def one_component() -> None:
    """Read the largest component that most answer files have."""
    fresh().component("Microsoft-Windows-Shell-Setup")


def all_components() -> None:
    """Read every component."""
    fresh().components()


def all_settings() -> None:
    """Read every component and access every setting."""
    for component in fresh().components():
        list(component.settings.values())


def an_alias() -> None:
    """Resolve a name that has no file."""
    fresh().resolve("Microsoft-Windows-WDF-KernelLibrary")


def median(action: Callable[[], None]) -> float:
    """Return the median of twenty runs in CPU milliseconds, after one that warms the caches."""
    action()
    return statistics.median(_milliseconds(action) for _ in range(RUNS))


def _milliseconds(action: Callable[[], None]) -> float:
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def main() -> None:
    """Print each figure on a line."""
    for action in (one_component, all_components, all_settings, an_alias):
        print(f"{action.__name__.replace('_', ' '):<20}{median(action):8.2f} ms")


if __name__ == "__main__":
    main()

"""The one folder listing that finds rules, formats, sources, detectors and targets.

A plug-in is a module in a known package that exposes one public object under a fixed name.
Nothing is registered anywhere: writing the file is all there is to adding one.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """The plug-ins of a package by module name, sorted; none of them is imported."""
    return tuple(
        sorted(
            info.name
            for info in pkgutil.iter_modules(package.__path__)
            if not info.name.startswith("_")
        )
    )


def load(package: ModuleType, name: str, attribute: str) -> object:
    """The object `attribute` of one plug-in.

    Raises:
        ModuleNotFoundError: when no plug-in has this name.
    """
    return getattr(import_module(f"{package.__name__}.{name}"), attribute)


def load_all(package: ModuleType, attribute: str) -> Iterator[object]:
    """The object `attribute` of every plug-in of a package, in the order of their names."""
    for name in names(package):
        yield load(package, name, attribute)

"""The one folder listing that finds rules, formats, sources, detectors and targets.

A plug-in is a module in a known package that exposes one public object under a fixed name. Modules
whose names begin with an underscore, and sub-packages, are not plug-ins: plug-ins share them.
Nothing is registered anywhere: writing the file is all there is to adding one.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_T = TypeVar("_T")


def names(package: ModuleType) -> tuple[str, ...]:
    """The plug-ins of a package by module name, sorted; none of them is imported."""
    return tuple(
        sorted(
            info.name
            for info in pkgutil.iter_modules(package.__path__)
            if not info.ispkg and not info.name.startswith("_")
        )
    )


def load(package: ModuleType, name: str, attribute: str, kind: type[_T]) -> _T:
    """The object `attribute` of one plug-in, which is of this kind.

    Raises:
        ModuleNotFoundError: when no plug-in has this name.
        AttributeError: when it does not have the object.
        TypeError: when the object is of another kind; like the two above a bug.
    """
    module = import_module(f"{package.__name__}.{name}")
    found: object = getattr(module, attribute)
    if not isinstance(found, kind):
        message = f"{module.__name__}.{attribute} is no {kind.__name__}"
        raise TypeError(message)
    return found


def load_all(package: ModuleType, attribute: str, kind: type[_T]) -> Iterator[_T]:
    """The object `attribute` of every plug-in of a package, in the order of their names."""
    for name in names(package):
        yield load(package, name, attribute, kind)

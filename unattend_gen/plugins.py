"""Find plug-ins by listing a folder: rules, formats, sources, detectors and targets.

A plug-in is a module in a known package that exposes one public object under a fixed name. Modules
whose names begin with an underscore, and sub-packages, are not plug-ins: plug-ins share them.
No list has to be edited to add a plug-in.
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
    """Return the module names of the plug-ins in a package, sorted, without importing them."""
    return tuple(
        sorted(
            info.name
            for info in pkgutil.iter_modules(package.__path__)
            if not info.ispkg and not info.name.startswith("_")
        )
    )


def load(package: ModuleType, name: str, attribute: str, kind: type[_T]) -> _T:
    """Return the object `attribute` of one plug-in.

    Raises:
        ModuleNotFoundError: no plug-in has this name.
        AttributeError: the plug-in does not have the object.
        TypeError: the object is of another kind. All three errors are bugs.
    """
    module = import_module(f"{package.__name__}.{name}")
    found: object = getattr(module, attribute)
    if not isinstance(found, kind):
        message = f"{module.__name__}.{attribute} is not of type {kind.__name__}"
        raise TypeError(message)
    return found


def load_all(package: ModuleType, attribute: str, kind: type[_T]) -> Iterator[_T]:
    """Yield the object `attribute` of every plug-in in a package, sorted by module name."""
    for name in names(package):
        yield load(package, name, attribute, kind)

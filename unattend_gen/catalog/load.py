"""The catalog on disk: one component at a time, by file name; the whole set on demand."""

from __future__ import annotations

import json
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from unattend_gen import resources
from unattend_gen.catalog import decode
from unattend_gen.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unattend_gen.catalog.facts import Component


class Catalog:
    """The components of a folder of JSON files, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, Component] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The canonical names of all components, sorted; no file is read."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.json")))

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self.names}

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {
            alias.lower(): component.name
            for component in self.components()
            for alias in component.aliases
        }

    def component(self, name: str) -> Component | None:
        """The component of this exact name, or None."""
        if name not in self._loaded:
            if name not in self.names:
                return None
            self._loaded[name] = read_component(self._folder / f"{name}.json")
        return self._loaded[name]

    def resolve(self, name: str) -> Component | None:
        """The component that a name means, in whatever case or by a known other spelling."""
        canonical = self._canonical.get(name.lower()) or self._aliases.get(name.lower())
        return self.component(canonical) if canonical else None

    def components(self) -> tuple[Component, ...]:
        """Every component, in the order of their names."""
        return tuple(
            component
            for component in (self.component(name) for name in self.names)
            if component is not None
        )


@cache
def catalog() -> Catalog:
    """The catalog that this program ships."""
    return Catalog(resources.schemas() / "catalog")


def read_component(path: Path) -> Component:
    """One component from its file; its settings are made when they are looked at.

    Raises:
        CatalogError: when the file is not what this program shipped.
    """
    return decode.component(path.name, read_json(path))


def read_json(path: Path) -> dict[str, Any]:  # Any: the boundary to untyped JSON
    """The object in one of our own data files.

    Raises:
        CatalogError: when the file is missing or no JSON object.
    """
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        message = f"the data file {path.name} is missing or damaged"
        raise CatalogError(message, advice="reinstall unattend-gen") from error
    if not isinstance(data, dict):
        message = f"the data file {path.name} is damaged"
        raise CatalogError(message, advice="reinstall unattend-gen")
    return data

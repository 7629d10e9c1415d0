"""Load the catalog: one component at a time by file name, or all on demand.

A setting is decoded from JSON when it is first looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from unattend_gen import resources
from unattend_gen.catalog.facts import Component, KeyAttribute, Kind, Setting, ValueType
from unattend_gen.core.passes import Pass
from unattend_gen.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Catalog:
    """The components in a folder of JSON files, each read when first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, Component] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The canonical names of all components, sorted, without reading a file."""
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
        """Return the component with this exact name, or None."""
        if name not in self._loaded:
            if name not in self.names:
                return None
            self._loaded[name] = read_component(self._folder / f"{name}.json")
        return self._loaded[name]

    def resolve(self, name: str) -> Component | None:
        """Return the component with this name in any case, or with this alias, or None."""
        canonical = self._canonical.get(name.lower()) or self._aliases.get(name.lower())
        return self.component(canonical) if canonical else None

    def components(self) -> tuple[Component, ...]:
        """Return all components, sorted by name."""
        return tuple(
            component
            for component in (self.component(name) for name in self.names)
            if component is not None
        )


@cache
def catalog() -> Catalog:
    """Return the catalog that is part of this program."""
    return Catalog(resources.schemas() / "catalog")


def read_component(path: Path) -> Component:
    """Return a component from its file; its settings are decoded when first used.

    Raises:
        CatalogError: the file is missing or damaged.
    """
    return decode_component(path.name, read_json(path))


def read_json(path: Path) -> dict[str, Any]:  # Any: the boundary to untyped JSON
    """Return the object in one of our own data files.

    Raises:
        CatalogError: the file is missing or not a JSON object.
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


_PASSES = {pass_.value: pass_ for pass_ in Pass}
_KINDS = {kind.value: kind for kind in Kind}
_TYPES = {type_.value: type_ for type_ in ValueType}

Raw = dict[str, Any]
"""A JSON object. Any: this module is the boundary to untyped data."""


class Settings(Mapping[str, Setting]):
    """The settings of one component by path, in the order of the reference.

    An answer file uses a few dozen of a thousand settings, and decoding all of them takes four
    times as long as reading the file. So each is decoded when it is first used.

    Args:
        file_name: of the component file, for error messages.
        entries: the list `settings` of the file; it is modified.
    """

    def __init__(self, file_name: str, entries: list[Raw]) -> None:
        self._file_name = file_name
        self._entries = {entry["path"]: entry for entry in entries}
        self._made: dict[str, Setting] = {}

    def __getitem__(self, path: str) -> Setting:
        """Return the setting with a path.

        Raises:
            KeyError: no setting has this path.
            CatalogError: its entry is damaged.
        """
        made = self._made.get(path)
        return self._make(path) if made is None else made

    def _make(self, path: str) -> Setting:
        entry = self._entries[path]
        try:
            made = self._made[path] = _setting(entry)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise damaged(self._file_name) from error
        return made

    def __contains__(self, path: object) -> bool:
        """Return whether a setting has this path, without decoding it."""
        return path in self._entries

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths, parents before children, without decoding settings."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return the number of settings."""
        return len(self._entries)


def decode_component(file_name: str, raw: Raw) -> Component:
    """Return the component in a decoded file; `raw` is modified.

    Raises:
        CatalogError: the file is missing or damaged.
    """
    try:
        raw["passes"] = _passes(raw["passes"])
        settings = Settings(file_name, raw.pop("settings"))
        return Component(settings=settings, **_frozen(raw))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise damaged(file_name) from error


def damaged(file_name: str) -> CatalogError:
    """Return the error for a damaged catalog file."""
    message = f"the catalog file {file_name} is damaged"
    return CatalogError(message, advice="reinstall unattend-gen")


def _setting(raw: Raw) -> Setting:
    raw["passes"] = _passes(raw["passes"])
    raw["kind"] = _KINDS[raw["kind"]]
    if "type" in raw:
        raw["type"] = _TYPES[raw["type"]]
    if "key" in raw:
        raw["key"] = KeyAttribute(**raw["key"])
    if "passes_by_version" in raw:
        raw["passes_by_version"] = {
            version: _passes(names) for version, names in raw["passes_by_version"].items()
        }
    return Setting(**_frozen(raw))


def _passes(names: list[str]) -> tuple[Pass, ...]:
    return tuple(_PASSES[name] for name in names)


def _frozen(raw: Raw) -> Raw:
    for name, value in raw.items():
        if isinstance(value, list):
            raw[name] = tuple(value)
        elif isinstance(value, dict):
            raw[name] = MappingProxyType(value)
    return raw

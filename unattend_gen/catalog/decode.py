"""From the JSON of a component file to facts; a setting is decoded when it is first looked at."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from unattend_gen.catalog.facts import Component, KeyAttribute, Kind, Setting, ValueType
from unattend_gen.core.passes import Pass
from unattend_gen.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASSES = {pass_.value: pass_ for pass_ in Pass}
_KINDS = {kind.value: kind for kind in Kind}
_TYPES = {type_.value: type_ for type_ in ValueType}

Raw = dict[str, Any]
"""An object of JSON. Any: this module is the boundary to it."""


class Settings(Mapping[str, Setting]):
    """The settings of one component by path, in the order of the reference.

    An answer file names a few dozen of a thousand settings, and making them all takes four times
    as long as reading them. So each is made once, when it is first looked at.

    Args:
        file_name: of the component file, for the message should it be damaged.
        entries: the list `settings` of the file, taken over.
    """

    def __init__(self, file_name: str, entries: list[Raw]) -> None:
        self._file_name = file_name
        self._entries = {entry["path"]: entry for entry in entries}
        self._made: dict[str, Setting] = {}

    def __getitem__(self, path: str) -> Setting:
        """The setting of a path.

        Raises:
            KeyError: no setting has this path.
            CatalogError: its entry is not what this program shipped.
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
        """Whether there is a setting of this path; it is not made for that."""
        return path in self._entries

    def __iter__(self) -> Iterator[str]:
        """The paths, parents before children; no setting is made for that."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many settings there are."""
        return len(self._entries)


def component(file_name: str, raw: Raw) -> Component:
    """The component in one file; `raw` is used up.

    Raises:
        CatalogError: when the file is not what this program shipped.
    """
    try:
        raw["passes"] = _passes(raw["passes"])
        settings = Settings(file_name, raw.pop("settings"))
        return Component(settings=settings, **_frozen(raw))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise damaged(file_name) from error


def damaged(file_name: str) -> CatalogError:
    """The error of a catalog file that is there but wrong."""
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

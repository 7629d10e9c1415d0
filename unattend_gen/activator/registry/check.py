"""Checks an offline SOFTWARE hive: the values of licensing, and misspelt keys and values."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.registry.values import FoundValue, found_values, value_of
from unattend_gen.catalog.activation_values import (
    ACTIVATION,
    MANUAL,
    NOTIFICATION_DISABLED,
    PLATFORM,
    PLATFORM_OF_VISTA,
    WINDOWS_NT,
)
from unattend_gen.core.quoting import printable
from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.regf import Hive, HiveKey

_SIMILAR: Final = 0.9
_PATH: Final = (*WINDOWS_NT, PLATFORM)
_ACTIVATION_VALUES: Final = (MANUAL, NOTIFICATION_DISABLED)


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A key or value that was meant for licensing but is where nothing reads it."""

    path: str
    advice: str


@dataclass(frozen=True, slots=True)
class RegistryCheck:
    """The result of a check.

    Attributes:
        is_unfinished: whether log files next to the hive may contain newer values.
    """

    values: tuple[FoundValue, ...]
    misspelt: tuple[Misspelt, ...]
    is_unfinished: bool

    @property
    def is_right(self) -> bool:
        """Whether nothing is misspelt and every value has its type."""
        return not self.misspelt and not any(value.is_wrong for value in self.values)


def check_hive(hive: Hive) -> RegistryCheck:
    """Return the values of licensing in a SOFTWARE hive.

    Raises:
        SourceError: it is another hive, or damaged.
    """
    current = hive.root.key(*WINDOWS_NT)
    if current is None:
        named = printable(hive.name.rpartition("\\")[2])
        message = f"this is a registry hive, but not SOFTWARE{f': {named}' if named else ''}"
        raise SourceError(message, advice=r"name the file Windows\System32\config\SOFTWARE")
    platform = current.key(PLATFORM)
    values = found_values(platform or current.key(PLATFORM_OF_VISTA))
    return RegistryCheck(tuple(values), tuple(_misspelt(hive, platform)), hive.is_unfinished)


def _misspelt(hive: Hive, platform: HiveKey | None) -> Iterator[Misspelt]:
    right = "\\".join(_PATH)
    for path, _ in _similar_keys(hive.root, _PATH):
        if [name.lower() for name in path] != [name.lower() for name in _PATH]:
            yield Misspelt(_shown_path(path), f"the correct key is {right}")
    activation = platform.key(ACTIVATION) if platform else None
    yield from _in_platform(platform)
    yield from _in_activation(activation)
    old = hive.root.key(*WINDOWS_NT, PLATFORM_OF_VISTA, ACTIVATION)
    if platform and old and any(value_of(old, name) for name in _ACTIVATION_VALUES):
        path = (*WINDOWS_NT, PLATFORM_OF_VISTA, ACTIVATION)
        yield Misspelt(_shown_path(path), f"only Windows Vista reads this key; use {right}")


def _in_platform(platform: HiveKey | None) -> Iterator[Misspelt]:
    """Yield values of activation that are one key too high, and misspelt keys."""
    for name in _ACTIVATION_VALUES:
        if value_of(platform, name):
            yield Misspelt(_shown_path((*_PATH, name)), f"move the value to the key {ACTIVATION}")
    for key in platform.subkeys() if platform else ():
        if key.name.lower() != ACTIVATION.lower() and _is_similar(key.name, ACTIVATION):
            yield Misspelt(_shown_path((*_PATH, key.name)), f"the correct key is {ACTIVATION}")


def _in_activation(activation: HiveKey | None) -> Iterator[Misspelt]:
    """Yield keys that should be values, and values whose names are almost right."""
    path = (*_PATH, ACTIVATION)
    for key in activation.subkeys() if activation else ():
        meant = _meant(key.name)
        if meant:
            yield Misspelt(_shown_path((*path, key.name)), f"{meant} is a value, not a key")
    for value in activation.values() if activation else ():
        meant = _meant(value.name)
        if meant and value.name.lower() != meant.lower():
            yield Misspelt(_shown_path((*path, value.name)), f"the correct value is {meant}")


def _meant(name: str) -> str | None:
    return next((known for known in _ACTIVATION_VALUES if _is_similar(name, known)), None)


def _similar_keys(key: HiveKey, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], HiveKey]]:
    """Yield the keys at the end of all paths that are spelt like this one, or almost so."""
    if not path:
        yield (), key
        return
    for below in key.subkeys():
        if _is_similar(below.name, path[0]):
            for rest, end in _similar_keys(below, path[1:]):
                yield (below.name, *rest), end


def _is_similar(written: str, right: str) -> bool:
    """Return whether two names differ only in blanks, dashes, case, or about one letter."""
    one, other = _letters(written), _letters(right)
    return one == other or SequenceMatcher(None, one, other).ratio() >= _SIMILAR


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _shown_path(path: tuple[str, ...]) -> str:
    return printable("\\".join(("SOFTWARE", *path)))

"""What an offline SOFTWARE hive says about activation, and what somebody misspelt in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.catalog.activation_values import (
    ACTIVATION,
    MANUAL,
    NOTIFICATION_DISABLED,
    PLATFORM,
    PLATFORM_OF_VISTA,
    WINDOWS_NT,
)
from unattend_gen.catalog.load import read_json
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.errors import SourceError
from unattend_gen.sources.regf import ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.sources.regf import Hive, HiveKey, HiveValue

_ALIKE: Final = 0.9
_PATH: Final = (*WINDOWS_NT, PLATFORM)
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DEPTH_OF_LICENCES: Final = 2
_OF_APPLICATIONS: Final = ("KeyManagementServiceName", "KeyManagementServicePort")
_OF_ACTIVATION: Final = (MANUAL, NOTIFICATION_DISABLED)


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value of licensing that is on record.

    Attributes:
        key: where it stands below the key of the platform, or empty.
        absent: what holds where it is not there, or None where that is not stated.
        values: what a number means.
        is_secret: whether its text is never shown.
    """

    key: str
    name: str
    type: str
    meaning: str
    absent: str | None
    values: Mapping[str, str]
    is_secret: bool


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value of the hive, or that it is not there.

    Attributes:
        key: where it stands below the key of the platform, or empty.
        value: its number or text; None where it is absent, or not to be shown.
        type: as the hive has it; None where it is absent.
        meaning: what it comes to, in words.
        is_wrong: whether its type is another than it has to be.
    """

    key: str
    name: str
    value: int | str | None
    type: str | None
    meaning: str
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A key or value that somebody meant for licensing, at a place where nothing reads it."""

    path: str
    advice: str


@dataclass(frozen=True, slots=True)
class RegistryCheck:
    """All of it.

    Attributes:
        is_unfinished: whether a log file beside the hive may hold a newer state.
    """

    values: tuple[FoundValue, ...]
    misspelt: tuple[Misspelt, ...]
    is_unfinished: bool

    @property
    def is_right(self) -> bool:
        """Whether everything that was written stands where it is read, in the type it has to be."""
        return not self.misspelt and not any(value.is_wrong for value in self.values)


def check_hive(hive: Hive) -> RegistryCheck:
    """What a hive says.

    Raises:
        SourceError: it is not that of SOFTWARE, or damaged.
    """
    current = hive.root.key(*WINDOWS_NT)
    if current is None:
        named = printable(hive.name.rpartition("\\")[2])
        message = f"it is a hive, but not that of SOFTWARE{f': {named}' if named else ''}"
        raise SourceError(message, advice=r"name the file Windows\System32\config\SOFTWARE")
    platform = current.key(PLATFORM)
    read = platform or current.key(PLATFORM_OF_VISTA)
    values = [_found(known, read) for known in known_values()]
    values += _of_applications(read)
    return RegistryCheck(tuple(values), tuple(_misspelt(hive, platform)), hive.is_unfinished)


@cache
def known_values() -> tuple[KnownValue, ...]:
    """Every value on record, those that are asked for most first."""
    entries = read_json(resources.schemas() / "activation" / "registry-values.json")["values"]
    return tuple(_known(entry) for entry in entries)


def _known(entry: Mapping[str, Any]) -> KnownValue:  # Any: untyped JSON
    return KnownValue(
        entry["key"],
        entry["name"],
        entry["type"],
        entry["meaning"],
        entry.get("absent"),
        entry.get("values", {}),
        entry.get("secret", False),
    )


def _found(known: KnownValue, platform: HiveKey | None) -> FoundValue:
    key = platform.key(*filter(None, [known.key])) if platform else None
    value = _value(key, known.name)
    if value is None:
        return FoundValue(known.key, known.name, None, None, known.absent or "not set")
    return _told(known, known.key, value)


def _of_applications(platform: HiveKey | None) -> Iterator[FoundValue]:
    """What is fixed for one application, or for one licence of it: the KMS host and its port."""
    fixed = [known for known in known_values() if known.name in _OF_APPLICATIONS]
    for path, key in _by_ids(platform, _DEPTH_OF_LICENCES):
        for known in fixed:
            value = _value(key, known.name)
            if value is not None:
                yield _told(known, path, value)


def _by_ids(key: HiveKey | None, depth: int) -> Iterator[tuple[str, HiveKey]]:
    """The keys that are named by an ID, and those below them, each with its path."""
    for below in key.subkeys() if key and depth else ():
        if _ID.fullmatch(below.name):
            yield below.name, below
            for path, lower in _by_ids(below, depth - 1):
                yield f"{below.name}\\{path}", lower


def _told(known: KnownValue, path: str, value: HiveValue) -> FoundValue:
    is_wrong = value.type_name != known.type
    shown = None if known.is_secret else _shown(value)
    meaning = known.values.get(str(value.number), known.meaning)
    if is_wrong:
        meaning = f"the type has to be {known.type}"
    return FoundValue(path, known.name, shown, value.type_name, meaning, is_wrong)


def _value(key: HiveKey | None, name: str) -> HiveValue | None:
    values = key.values() if key else ()
    return next((value for value in values if value.name.lower() == name.lower()), None)


def _shown(value: HiveValue) -> int | str:
    if value.number is not None:
        return value.number
    if value.type in {ValueType.REG_SZ, ValueType.REG_EXPAND_SZ, ValueType.REG_MULTI_SZ}:
        text = value.data.decode("utf-16-le", "replace").rstrip("\0")
        return printable(without_keys(text.replace("\0", " ")))
    return f"{len(value.data)} bytes"


def _misspelt(hive: Hive, platform: HiveKey | None) -> Iterator[Misspelt]:
    right = "\\".join(_PATH)
    for path, _ in _alike(hive.root, _PATH):
        if [name.lower() for name in path] != [name.lower() for name in _PATH]:
            yield Misspelt(_shown_path(path), f"the key is called {right}")
    activation = platform.key(ACTIVATION) if platform else None
    yield from _in_platform(platform)
    yield from _in_activation(activation)
    old = hive.root.key(*WINDOWS_NT, PLATFORM_OF_VISTA, ACTIVATION)
    if platform and old and any(_value(old, name) for name in _OF_ACTIVATION):
        path = (*WINDOWS_NT, PLATFORM_OF_VISTA, ACTIVATION)
        yield Misspelt(_shown_path(path), f"only Windows Vista reads it there; now it is {right}")


def _in_platform(platform: HiveKey | None) -> Iterator[Misspelt]:
    """Values of activation that stand one key too high."""
    for name in _OF_ACTIVATION:
        if _value(platform, name):
            yield Misspelt(
                _shown_path((*_PATH, name)), f"the value belongs into the key {ACTIVATION}"
            )
    for key in platform.subkeys() if platform else ():
        if key.name.lower() != ACTIVATION.lower() and _is_alike(key.name, ACTIVATION):
            yield Misspelt(_shown_path((*_PATH, key.name)), f"the key is called {ACTIVATION}")


def _in_activation(activation: HiveKey | None) -> Iterator[Misspelt]:
    """Keys that were meant for values, and values whose names are nearly right."""
    path = (*_PATH, ACTIVATION)
    for key in activation.subkeys() if activation else ():
        meant = _meant(key.name)
        if meant:
            yield Misspelt(_shown_path((*path, key.name)), f"{meant} is a value, not a key")
    for value in activation.values() if activation else ():
        meant = _meant(value.name)
        if meant and value.name.lower() != meant.lower():
            yield Misspelt(_shown_path((*path, value.name)), f"the value is called {meant}")


def _meant(name: str) -> str | None:
    return next((known for known in _OF_ACTIVATION if _is_alike(name, known)), None)


def _alike(key: HiveKey, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], HiveKey]]:
    """The keys at the end of all paths that are spelt nearly so."""
    if not path:
        yield (), key
        return
    for below in key.subkeys():
        if _is_alike(below.name, path[0]):
            for rest, end in _alike(below, path[1:]):
                yield (below.name, *rest), end


def _is_alike(written: str, right: str) -> bool:
    """Whether a name is the right one but for blanks, dashes, case, or a letter."""
    one, other = _letters(written), _letters(right)
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _shown_path(path: tuple[str, ...]) -> str:
    return printable("\\".join(("SOFTWARE", *path)))

"""The registry values of licensing: which are documented, and which an offline hive contains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.sources.regf import ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.sources.regf import HiveKey, HiveValue

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DEPTH_OF_LICENCES: Final = 2
_PER_APPLICATION: Final = ("KeyManagementServiceName", "KeyManagementServicePort")


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A documented value of licensing.

    Attributes:
        key: path of its key below the key of the platform, or empty.
        absent: what applies if the value is absent, or None if that is not documented.
        values: meanings by number.
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
    """A value in a hive, or the fact that it is absent.

    Attributes:
        key: path of its key below the key of the platform, or empty.
        value: its number or text; None if it is absent or must not be shown.
        type: its type in the hive; None if it is absent.
        meaning: what it means, in words.
        is_wrong: whether it has the wrong type.
    """

    key: str
    name: str
    value: int | str | None
    type: str | None
    meaning: str
    is_wrong: bool = False


@cache
def known_values() -> tuple[KnownValue, ...]:
    """Return all documented values, the most common first."""
    entries = read_json(resources.schemas() / "activation" / "registry-values.json")["values"]
    return tuple(_known(entry) for entry in entries)


def found_values(platform: HiveKey | None) -> Iterator[FoundValue]:
    """Yield each documented value of a platform key, then those of applications and licences."""
    for known in known_values():
        key = platform.key(*filter(None, [known.key])) if platform else None
        value = value_of(key, known.name)
        if value is None:
            yield FoundValue(known.key, known.name, None, None, known.absent or "not set")
        else:
            yield _found(known, known.key, value)
    yield from _application_values(platform)


def value_of(key: HiveKey | None, name: str) -> HiveValue | None:
    """Return the value with this name, in any case; None if there is none, or no key."""
    values = key.values() if key else ()
    return next((value for value in values if value.name.lower() == name.lower()), None)


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


def _application_values(platform: HiveKey | None) -> Iterator[FoundValue]:
    """Yield the KMS host and port that are fixed for one application or one licence."""
    fixed = [known for known in known_values() if known.name in _PER_APPLICATION]
    for path, key in _keys_of_ids(platform, _DEPTH_OF_LICENCES):
        for known in fixed:
            value = value_of(key, known.name)
            if value is not None:
                yield _found(known, path, value)


def _keys_of_ids(key: HiveKey | None, depth: int) -> Iterator[tuple[str, HiveKey]]:
    """Yield the keys named by an ID, and those below them, each with its path."""
    for below in key.subkeys() if key and depth else ():
        if _ID.fullmatch(below.name):
            yield below.name, below
            for path, lower in _keys_of_ids(below, depth - 1):
                yield f"{below.name}\\{path}", lower


def _found(known: KnownValue, path: str, value: HiveValue) -> FoundValue:
    is_wrong = value.type_name != known.type
    shown = None if known.is_secret else _shown(value)
    meaning = known.values.get(str(value.number), known.meaning)
    if is_wrong:
        meaning = f"wrong type, must be {known.type}"
    return FoundValue(path, known.name, shown, value.type_name, meaning, is_wrong)


def _shown(value: HiveValue) -> int | str:
    if value.number is not None:
        return value.number
    if value.type in {ValueType.REG_SZ, ValueType.REG_EXPAND_SZ, ValueType.REG_MULTI_SZ}:
        text = value.data.decode("utf-16-le", "replace").rstrip("\0")
        return printable(without_keys(text.replace("\0", " ")))
    return f"{len(value.data)} bytes"

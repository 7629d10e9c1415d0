"""Windows releases, and whether a setting exists in one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component, Setting


VERSIONS_PAGE: Final = "windows-versions"
"""The page of `explain` that lists the releases."""

_MOST_NAMED: Final = 7
"""Most releases named in advice; the newest of those that may be meant."""

_IGNORED_WORDS: Final = frozenset({"microsoft", "windows", "win", "version"})


@dataclass(frozen=True, slots=True)
class WindowsVersion:
    """A release: its name in this program (`11-24h2`, `server-2025`), title and first build."""

    name: str
    title: str
    family: str
    build: int
    released: str | None


@cache
def windows_versions() -> tuple[WindowsVersion, ...]:
    """Return all known releases, oldest first."""
    data = read_json(resources.schemas() / "windows-versions.json")
    return tuple(
        WindowsVersion(
            entry["name"], entry["title"], entry["family"], entry["build"], entry.get("released")
        )
        for entry in data["windows_versions"]
    )


def versions_like(name: str) -> tuple[str, ...]:
    """Return the releases that an inexact name may mean: `11`, `22h2`, `Windows Server 2022`."""
    words = re.findall(r"r2|[0-9.]+h[0-9]|[0-9.]+|[a-z]+", name.lower())
    meant = "-".join(word for word in words if word not in _IGNORED_WORDS)
    names = [version.name for version in windows_versions()]
    return tuple(each for each in names if meant and f"-{meant}-" in f"-{each}-")


def windows_version(name: str) -> WindowsVersion:
    """Return the release with this name.

    Raises:
        UsageError: there is none; the advice names those that may be meant.
    """
    for version in windows_versions():
        if version.name == name:
            return version
    message = "this is not a Windows version"
    raise UsageError(message, advice=advice_on_version(name))


def advice_on_version(name: str) -> str:
    """Return advice on an unknown name: the releases that may be meant, and where the list is."""
    near = nearest(name, (version.name for version in windows_versions()))
    like = versions_like(name)[-_MOST_NAMED:] or ((near,) if near else ())
    where = f"unattend-gen explain {VERSIONS_PAGE} lists"
    if not like:
        return f"{where} them; an example is 11-24h2"
    *others, last = like
    named = f"{', '.join(others)} or {last}" if others else last
    return f"did you mean {named}? {where} all"


def is_removed(fact: Setting | Component, version: WindowsVersion) -> bool:
    """Return whether the release no longer has the setting or component."""
    return fact.removed is not None and version.build >= windows_version(fact.removed).build


def is_deprecated(fact: Setting | Component, version: WindowsVersion | None) -> bool:
    """Return whether a setting or component is deprecated in a release, or in any release.

    A deprecation without a first release applies to all releases.
    """
    if fact.deprecated is None or version is None or fact.deprecated_since is None:
        return fact.deprecated is not None
    return version.build >= windows_version(fact.deprecated_since).build


def is_not_yet_there(fact: Setting | Component, version: WindowsVersion) -> bool:
    """Return whether the release is older than the setting or component."""
    if fact.introduced is None:
        return False
    first = windows_version(fact.introduced)
    return version.build < first.build

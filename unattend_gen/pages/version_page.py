"""The page of a Windows release: its dates, and the settings it added and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import VERSIONS_PAGE, windows_versions
from unattend_gen.pages.layout import bullets, page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.pages.layout import Facts


def version_page(version: WindowsVersion, catalog: Catalog) -> str:
    """Return the release with its support dates, and what its reference added and removed."""
    return page(
        version.name,
        table(version_facts(version)),
        bullets("Added settings and components", added_in(version, catalog)),
        bullets("Removed settings and components", removed_in(version, catalog)),
    )


def versions_page() -> str:
    """Return the list of releases, oldest first, with title, build and date."""
    return page(
        VERSIONS_PAGE, table([(one.name, _title_and_date(one)) for one in windows_versions()])
    )


def _title_and_date(version: WindowsVersion) -> str:
    released = f", released {version.released}" if version.released else ""
    return f"{version.title}, build {version.build}{released}"


def version_facts(version: WindowsVersion) -> Facts:
    """Return the builds and dates of a release."""
    return _facts(_entry(version.name))


def added_in(version: WindowsVersion, catalog: Catalog) -> tuple[str, ...]:
    """Return the names of the settings and components that a release added."""
    names = _names_of(version)
    return tuple(name for name, fact in _named(catalog) if fact.introduced in names)


def removed_in(version: WindowsVersion, catalog: Catalog) -> tuple[str, ...]:
    """Return the names of the settings and components that a release removed."""
    names = _names_of(version)
    return tuple(name for name, fact in _named(catalog) if fact.removed in names)


def _names_of(version: WindowsVersion) -> frozenset[str]:
    """Return the names of a release; for a server also the client release with the same build."""
    names = {version.name}
    if version.family == "server":
        names.add(_entry(version.name).get("same_build_as") or version.name)
    return frozenset(names)


def _entry(name: str) -> Mapping[str, Any]:  # Any: the boundary to untyped JSON
    entries = read_json(resources.schemas() / "windows-versions.json")["windows_versions"]
    found: Mapping[str, Any] = next(entry for entry in entries if entry["name"] == name)
    return found


def _facts(entry: Mapping[str, Any]) -> Facts:
    return (
        ("title", entry["title"]),
        ("family", entry["family"]),
        ("kernel", entry["kernel"]),
        ("build", str(entry["build"])),
        ("service packs", ", ".join(map(str, entry.get("service_pack_builds", ())))),
        ("same build as", entry.get("same_build_as")),
        ("kind", entry["release_kind"]),
        ("released", entry.get("released") or "unknown"),
        *_dates("support ends, ", entry.get("end_of_support")),
        *_dates("support ends, ", entry.get("ltsc_end_of_support")),
        ("schema", "a Windows SIM catalog was read" if entry["sim_catalog"] else None),
    )


def _dates(label: str, dates: Mapping[str, str | None] | None) -> Facts:
    return tuple(
        (f"{label}{what.replace('_', ' ')}", date or "unknown")
        for what, date in (dates or {}).items()
    )


def _named(catalog: Catalog) -> Iterator[tuple[str, Component | Setting]]:
    """Yield every component and setting with the name of its page."""
    for component in catalog.components():
        yield component.name, component
        for setting in component.settings.values():
            yield f"{component.name}/{setting.path}", setting

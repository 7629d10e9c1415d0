"""Apps that come with Windows, by the names that people know.

Source:
    `schemas/apps.json`, which names its sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.switches import CommandFact, RegistryFact, registry_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

REMOVED: Final = "true"
"""The word by which the facts about a removed app list their data."""


@dataclass(frozen=True, slots=True)
class App:
    """An app and what has to be removed for it.

    Attributes:
        name: as Windows shows it.
        aliases: other names.
        packages: names of provisioned packages.
        capabilities: names up to the first tilde.
        features: names of optional features.
        registry: values that keep the app from coming back.
        commands: lines of PowerShell, by `REMOVED`.
        parameter: of links of a widely used generator.
        sources: keys of the sources in the file.
    """

    name: str
    aliases: tuple[str, ...]
    packages: tuple[str, ...]
    capabilities: tuple[str, ...]
    features: tuple[str, ...]
    registry: tuple[RegistryFact, ...]
    commands: tuple[CommandFact, ...]
    parameter: str
    sources: tuple[str, ...]


@cache
def apps() -> tuple[App, ...]:
    """Return all apps, in the order of the file."""
    return tuple(_app(row) for row in read_json(resources.schemas() / "apps.json")["apps"])


@cache
def apps_by_name() -> Mapping[str, App]:
    """Return each app by its name and by each alias, in lower case."""
    return {name.lower(): app for app in apps() for name in (app.name, *app.aliases)}


def _app(row: Mapping[str, Any]) -> App:  # Any: a row of JSON
    commands = row.get("commands", ())
    return App(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        packages=tuple(row.get("packages", ())),
        capabilities=tuple(row.get("capabilities", ())),
        features=tuple(row.get("features", ())),
        registry=registry_facts(row.get("registry", ())),
        commands=tuple(CommandFact(each["stage"], {REMOVED: each["run"]}) for each in commands),
        parameter=row["parameter"],
        sources=tuple(row["sources"]),
    )

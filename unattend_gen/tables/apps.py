"""`[apps]`: apps that no new user gets, and programs that are installed.

Source:
    `programs/removal.py` and `programs/installation.py`.
"""

import re
from collections.abc import Iterator
from typing import Final

from pydantic import Field

from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Table
from unattend_gen.tables.programs.installation import Programs, item, programs_in
from unattend_gen.tables.programs.removal import (
    Names,
    Parts,
    apps_of,
    effects_of,
    packages_of,
    recognised_names,
)
from unattend_gen.tables.switches.scripts import effects_in, scripts_of

_LISTED: Final = re.compile(r"^    '([A-Za-z0-9._-]{2,100})'$", re.MULTILINE)
"""A name in the list at the top of a script."""

_REMOVE: Final = "remove-apps"
_PARTS: Final = {
    "remove_capabilities": "remove-capabilities",
    "remove_features": "remove-features",
    "add_capabilities": "add-capabilities",
    "enable_features": "enable-features",
}
"""The script of each key that lists capabilities or features."""

_INSTALL: Final = "install-apps"
_LEFTOVERS: Final = "removed-apps"


class Apps(Table):
    """Apps of the image that are removed before the first user is created, and programs."""

    remove: Names = Field(
        default=(),
        description="Names such as Weather or OneDrive, or of packages such as Microsoft.BingNews,"
        " from Windows 8 on.",
    )
    remove_capabilities: Parts = Field(
        default=(), description="Further capabilities that are removed, such as Print.Fax.Scan."
    )
    remove_features: Parts = Field(
        default=(), description="Further optional features that are removed, such as Recall."
    )
    add_capabilities: Parts = Field(
        default=(), description="Capabilities that are added, such as OpenSSH.Server."
    )
    enable_features: Parts = Field(
        default=(), description="Optional features that are enabled, such as TelnetClient."
    )
    install: Programs = Field(
        default=(),
        description="Programs for the first logon: ids of winget, or files on any drive.",
    )


class _Removal(SettingsMapping[Apps]):
    """Scripts for packages, capabilities and features, and what keeps apps from coming back."""

    def to_settings(self, table: Apps) -> Iterator[Addition]:
        packages, known = packages_of(table.remove), apps_of(table.remove)
        if packages:
            values: dict[str, object] = {"names": packages}
            template = f"scripts/{_REMOVE}.ps1.j2"
            yield Script(Stage.SPECIALIZE, _REMOVE, ".ps1", template, values)
        lists = {
            "remove_capabilities": {*table.remove_capabilities}.union(
                *(app.capabilities for app in known)
            ),
            "remove_features": {*table.remove_features}.union(*(app.features for app in known)),
            "add_capabilities": {*table.add_capabilities},
            "enable_features": {*table.enable_features},
        }
        for key, names in lists.items():
            if names:
                values = {"names": sorted(names)}
                template = f"scripts/{_PARTS[key]}.ps1.j2"
                yield Script(Stage.SPECIALIZE, _PARTS[key], ".ps1", template, values)
        effects = [effect for app in known for effect in effects_of(app)]
        for stage in Stage if effects else ():
            yield from scripts_of(_LEFTOVERS, stage, effects)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        packages = _listed(view, _REMOVE)
        parts = {key: _listed(view, script) for key, script in _PARTS.items()}
        removed = frozenset((*parts["remove_capabilities"], *parts["remove_features"]))
        names = [*recognised_names(packages, removed, frozenset(effects_in(view, _LEFTOVERS)))]
        known = apps_of(names)
        explained = {part for app in known for part in (*app.capabilities, *app.features)}
        rest = {
            key: [name for name in names if name not in explained] or None
            for key, names in parts.items()
        }
        yield Candidate(given({"remove": names or None, **rest}))


class _Installation(SettingsMapping[Apps]):
    """One script for all programs, at the first logon."""

    def to_settings(self, table: Apps) -> Iterator[Addition]:
        if table.install:
            values = {"programs": [item(each) for each in table.install]}
            template = f"scripts/{_INSTALL}.ps1.j2"
            yield Script(Stage.FIRST_LOGON, _INSTALL, ".ps1", template, values)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        for script in view.scripts_named(_INSTALL):
            yield Candidate({"install": [*programs_in(script.text)]})


def _listed(view: View, name: str) -> list[str]:
    return [found for script in view.scripts_named(name) for found in _LISTED.findall(script.text)]


TABLE: Final = SpecTable("apps", Apps, _Removal(), _Installation())

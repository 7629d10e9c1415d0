"""Apps, capabilities and features that are removed, by familiar names or by their own.

Source:
    Vendor reference of app package manifests: a package name has 3 to 50 letters, digits, dots
    and dashes. Vendor reference of the DISM module: a provisioned package is removed by its full
    name, which differs by version; its `DisplayName` does not. The name of a capability ends in
    `~~~` and a version, which differs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

from pydantic import BeforeValidator

from unattend_gen.catalog.apps import App, apps, apps_by_name
from unattend_gen.catalog.switches import Kind, Switch
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, listed, named, text
from unattend_gen.tables.switches.effects import effects

if TYPE_CHECKING:
    from unattend_gen.tables.switches.effects import Effect

_PACKAGE: Final = r"[A-Za-z0-9.-]{3,50}"
_PART: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{1,99}"
_SHOWN: Final = r"[\w .&()+-]{2,60}"


def app_name(value: object) -> str:
    """Return the familiar name of an app, or the name of its package.

    Raises:
        InputError: it is neither; advises the nearest familiar name.
    """
    name = text(value)
    app = apps_by_name().get(name.lower())
    if app is not None:
        return app.name
    near = nearest(name, apps_by_name())
    is_package = re.fullmatch(_PACKAGE, name) is not None
    if is_package and ("." in name or near is None or name in _packages()):
        return name
    message = f"{named(name)} is not the name of an app package"
    advice = (
        f"did you mean {apps_by_name()[near.lower()].name}?"
        if near
        else "write a DisplayName from Get-AppxProvisionedPackage -Online, without wildcards"
    )
    raise InputError(message, advice=advice)


def _packages() -> frozenset[str]:
    return frozenset(package for app in apps() for package in app.packages)


def _part(value: object) -> str:
    name = text(value)
    if re.fullmatch(_PART, name):
        return name
    message = f"{named(name)} is not the name of a capability or feature"
    advice = "write its name up to the first ~, as Get-WindowsCapability -Online prints it"
    raise InputError(message, advice=advice)


Name: TypeAlias = Annotated[str, Parsed(app_name, {"type": "string", "pattern": f"^{_SHOWN}$"})]
Names: TypeAlias = Annotated[
    tuple[Name, ...], BeforeValidator(listed, json_schema_input_type=Name | list[Name])
]
Part: TypeAlias = Annotated[str, Parsed(_part, {"type": "string", "pattern": f"^{_PART}$"})]
Parts: TypeAlias = Annotated[
    tuple[Part, ...], BeforeValidator(listed, json_schema_input_type=Part | list[Part])
]


def packages_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the packages of apps, each once, in the order of the names."""
    known = apps_by_name()
    found = (known[name.lower()].packages if name.lower() in known else (name,) for name in names)
    return tuple(dict.fromkeys(package for packages in found for package in packages))


def apps_of(names: Sequence[str]) -> tuple[App, ...]:
    """Return the apps with familiar names, in the order of the catalogue."""
    known = apps_by_name()
    wanted = {known[name.lower()].name for name in names if name.lower() in known}
    return tuple(app for app in apps() if app.name in wanted)


def effects_of(app: App) -> tuple[Effect, ...]:
    """Return what removing an app does besides removing its parts."""
    switch = Switch(
        table="apps",
        name=app.name,
        kind=Kind.TRUTH,
        summary=app.name,
        since="7",
        sources=app.sources,
        registry=app.registry,
        commands=app.commands,
    )
    return effects(switch, value=True)


def _follow_each_other(wanted: Sequence[str], packages: Sequence[str]) -> bool:
    """Return whether packages occur in this order, with no other between them."""
    if not wanted:
        return True
    start = packages.index(wanted[0]) if wanted[0] in packages else len(packages)
    return [*packages[start : start + len(wanted)]] == [*wanted]


def recognised_names(
    packages: Sequence[str], parts: frozenset[str], found: frozenset[Effect]
) -> Iterator[str]:
    """Yield the names whose removal has these packages, parts and effects.

    Args:
        packages: in the order of the script.
        parts: names of capabilities and features.
        found: the other effects of an answer file.
    """
    whole = [
        app
        for app in apps()
        if {*app.capabilities, *app.features} <= parts
        and _follow_each_other(app.packages, packages)
        and {*effects_of(app)} <= found
    ]
    by_package = {package: app for app in whole for package in app.packages}
    for package in packages:
        app = by_package.get(package)
        if app is None:
            yield package
        elif package == app.packages[0]:
            yield app.name
    yield from (app.name for app in whole if not app.packages)

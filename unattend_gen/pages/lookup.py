"""A page for whatever was named: component, setting, rule, release, pass, code, a list.

Names are taken without case, and a blank in one is as good as a dash (`exit codes`). A setting may
be named by its full path (`specialize/Microsoft-Windows-Shell-Setup/ComputerName`), by component
and path, by the end of that (`Shell-Setup/ComputerName`), or by its name alone where only one
setting is called so. A code of activation may be hexadecimal or decimal.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.catalog.activation_errors import error_code
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import VERSIONS_PAGE, windows_versions
from unattend_gen.catalog.words import nearest
from unattend_gen.core.passes import Pass
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.errors import UsageError
from unattend_gen.pages.codes_page import (
    activation_error_page,
    activation_errors_page,
    exit_codes_page,
)
from unattend_gen.pages.component_page import component_page, components_page, pass_page
from unattend_gen.pages.layout import bullets, page, paragraph
from unattend_gen.pages.setting_page import setting_page
from unattend_gen.pages.version_page import version_page, versions_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog


EXIT_CODES: Final = "exit-codes"
COMPONENTS: Final = "components"
ACTIVATION_ERRORS: Final = "activation-errors"

_POSITION: Final = re.compile(r"\[\d+\]")
_PASSES: Final = tuple(f"{pass_.value.lower()}/" for pass_ in Pass)


def explain(thing: str, catalog: Catalog, *, extra: Mapping[str, str] | None = None) -> str:
    """The page of a thing.

    Args:
        thing: its name.
        catalog: what is known of components and settings.
        extra: pages by name that stand beside these, such as those of the rules.

    Raises:
        UsageError: nothing has this name; the nearest is named.
    """
    pages = extra or {}
    name = _dashed(thing)
    found = (
        _of_fixed_name(name, catalog)
        or _of_other_pages(name, pages)
        or _of_version(name, catalog)
        or _of_component(name, catalog)
        or _of_settings(name, catalog)
        or _of_no_setting(name)
    )
    if found is None:
        raise _nothing(name, catalog, pages)
    return found


def _of_fixed_name(name: str, catalog: Catalog) -> str | None:
    """The page of what needs no looking up: lists, passes, and codes, which are known by form."""
    fixed: Mapping[str, Callable[[], str]] = {
        EXIT_CODES: exit_codes_page,
        ACTIVATION_ERRORS: activation_errors_page,
        COMPONENTS: partial(components_page, catalog),
        VERSIONS_PAGE: versions_page,
        **{pass_.value.lower(): partial(pass_page, pass_, catalog) for pass_ in Pass},
    }
    if name in fixed:
        return fixed[name]()
    code = error_code(name)
    return None if code is None else activation_error_page(code)


def _of_other_pages(name: str, pages: Mapping[str, str]) -> str | None:
    return _titled(name, pages[name]) if name in pages else None


def _of_version(name: str, catalog: Catalog) -> str | None:
    found = (version for version in windows_versions() if version.name == name)
    version = next(found, None)
    return version_page(version, catalog) if version else None


def _dashed(text: str) -> str:
    return "-".join(text.lower().split())


def _titled(name: str, text: str) -> str:
    return text.rstrip() + "\n" if text.startswith(name) else page(name, text.rstrip())


def _of_component(name: str, catalog: Catalog) -> str | None:
    """The page of a component by its name, another spelling, or the end of its name."""
    if "/" in name:
        return None
    component = catalog.resolve(name)
    if component is None:
        ends = [one for one in catalog.names if one.lower().endswith(f"-{name}")]
        component = catalog.component(ends[0]) if len(ends) == 1 else None
    return component_page(component) if component else None


def _of_settings(name: str, catalog: Catalog) -> str | None:
    """The page of the one setting that is meant, or a list of those that may be."""
    wanted = _without_pass(_POSITION.sub("", name)).removesuffix(f"/{KEY_VALUE.lower()}")
    first = {one.lower(): one for one in catalog.names}.get(wanted.partition("/")[0])
    named = catalog.component(first) if first else None  # spares reading all the others
    found = [
        (component, setting)
        for component, setting in _settings((named,) if named else catalog.components())
        if f"/{component.name}/{setting.path}".lower().endswith((f"/{wanted}", f"-{wanted}"))
    ]
    whole = [pair for pair in found if f"{pair[0].name}/{pair[1].path}".lower() == wanted]
    match whole or found:
        case []:
            return None
        case [(component, setting)]:
            return setting_page(component, setting)
        case several:
            return _choice(several)


def _settings(components: Iterable[Component]) -> Iterator[tuple[Component, Setting]]:
    for component in components:
        for setting in component.settings.values():
            yield component, setting


def _without_pass(name: str) -> str:
    prefix = next((prefix for prefix in _PASSES if name.startswith(prefix)), "")
    return name.removeprefix(prefix)


def _choice(found: list[tuple[Component, Setting]]) -> str:
    return page(
        f"{len(found)} settings are called so",
        bullets(
            "Name one of them",
            (
                f"{one.name}/{setting.path} ({', '.join(setting.passes)}): {setting.summary}"
                for one, setting in found
            ),
        ),
    )


def _of_no_setting(name: str) -> str | None:
    """The page of a name that people take for a setting, or of a setting long gone."""
    facts: Mapping[str, Any] = read_json(resources.schemas() / "answer-file.json")
    for entry in facts["not_settings"]:
        if name in map(_dashed, entry["name"].split(",")):
            return page(entry["name"], paragraph(entry["what"]))
    for entry in facts["removed_settings"]:
        path = f"{entry['component']}/{entry['path']}"
        if name in (path.lower(), entry["path"].lower()):
            return page(path, paragraph(f"Removed in {entry['removed']}; {entry['note']}."))
    return None


def _nothing(name: str, catalog: Catalog, pages: Mapping[str, str]) -> UsageError:
    """The error for a name without a page; it may be a slip, so the name is not repeated."""
    component = catalog.resolve(_without_pass(name).partition("/")[0])
    if component is not None:
        known = [f"{component.name}/{path}" for path in component.settings]
        near = nearest(_without_pass(name), known)
        message = f"{component.name} has no setting of this name"
    else:
        known = [one.name for _, one in _settings(catalog.components())]
        versions = (version.name for version in windows_versions())
        near = nearest(
            name,
            (
                EXIT_CODES,
                COMPONENTS,
                VERSIONS_PAGE,
                ACTIVATION_ERRORS,
                *pages,
                *versions,
                *catalog.names,
                *known,
            ),
        )
        message = "nothing has this name: no component, setting, rule or Windows version"
    advice = (
        f"did you mean {near}?"
        if near
        else f"unattend-gen explain {COMPONENTS} lists the components"
    )
    return UsageError(message, advice=advice)

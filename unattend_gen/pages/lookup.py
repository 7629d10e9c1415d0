"""Find the page of a name: component, setting, spec key, rule, release, pass, code or list.

Case does not count, and a blank is the same as a dash (`exit codes`). A setting has several names:
its path (`specialize/Microsoft-Windows-Shell-Setup/ComputerName`), component and path, the end of
that (`Shell-Setup/ComputerName`), or its own name if no other setting has it. A spec key is written
with dots (`computer.name`), an activation error code in hexadecimal or decimal. The name of a
registry value (`HideFileExt`) is the key that sets it, unless the name has another meaning.

A name may have several meanings: `wds` is a render target and a table of a spec. Then the page
lists them, each with a name that has only this meaning, such as `target:wds`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.catalog.activation_errors import error_code
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import VERSIONS_PAGE, windows_versions
from unattend_gen.catalog.words import nearest, one_of
from unattend_gen.core.passes import Pass
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.errors import UsageError
from unattend_gen.pages.codes_page import (
    activation_error_page,
    activation_errors_page,
    exit_codes_page,
)
from unattend_gen.pages.component_page import component_page, components_page, pass_page
from unattend_gen.pages.key_search import keys_about, keys_that_set
from unattend_gen.pages.layout import bullets, page, paragraph
from unattend_gen.pages.setting_page import setting_page
from unattend_gen.pages.spec_key_page import spec_key, spec_key_page, spec_keys
from unattend_gen.pages.version_page import version_page, versions_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.pages.spec_key_page import SpecKey
    from unattend_gen.pages.topic import Topic

EXIT_CODES: Final = "exit-codes"
COMPONENTS: Final = "components"
ACTIVATION_ERRORS: Final = "activation-errors"

_POSITION: Final = re.compile(r"\[\d+\]")
_PASSES: Final = tuple(f"{pass_.value.lower()}/" for pass_ in Pass)
_SETTING: Final = "setting"
_SPEC: Final = "spec"
_MOST_KEYS: Final = 8
"""The most keys that the advice lists; more are no help."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One meaning of a name.

    Attributes:
        name: has this meaning and no other.
        summary: returns kind and summary in one line.
        page: returns the page.
    """

    name: str
    summary: Callable[[], str]
    page: Callable[[], str]


def explain(thing: str, catalog: Catalog, *, topics: Sequence[Topic] = ()) -> str:
    """Return the page of a name, or a list of its meanings.

    Args:
        thing: the name.
        catalog: the components and settings.
        topics: further pages, such as those of the rules.

    Raises:
        UsageError: nothing has this name; the advice is the nearest name.
    """
    name = _dashed(thing)
    kind, _, rest = name.partition(":")
    meanings = [
        *_topics(name, topics),
        *_spec_keys(rest if kind == _SPEC else name),
        *_catalog_entries(rest if kind == _SETTING else name, catalog),
    ]
    match meanings or [*_registry_values(name)]:
        case []:
            raise _nothing(name, catalog, topics)
        case [meaning]:
            return meaning.page()
        case several:
            listed = (f"{each.name}: {each.summary()}" for each in several)
            title = f"{name} has {len(several)} meanings"
            return page(title, bullets("Name one of them", listed))


def _topics(name: str, topics: Sequence[Topic]) -> Iterator[_Meaning]:
    for topic in topics:
        if name in (topic.name, topic.qualified_name):
            yield _Meaning(topic.qualified_name, topic.summary, topic.page)


def _spec_keys(name: str) -> Iterator[_Meaning]:
    key = spec_key(name)
    if key is not None:
        yield _meaning(key)


def _registry_values(name: str) -> Iterator[_Meaning]:
    if not _keys_named(name):
        yield from map(_meaning, keys_that_set(name))


def _meaning(key: SpecKey) -> _Meaning:
    return _Meaning(f"{_SPEC}:{key.name}", key.summary, partial(spec_key_page, key))


def _catalog_entries(name: str, catalog: Catalog) -> Iterator[_Meaning]:
    """Yield what the catalog knows by a name; a list, release or component hides settings."""
    text = _fixed_page(name, catalog)
    component = None if text else _component(name, catalog)
    if text:
        yield _Meaning(name, partial(str, "list, pass, release or code"), partial(str, text))
    elif component:
        summary = partial(str, f"component; {component.summary}")
        yield _Meaning(component.name, summary, partial(component_page, component))
    else:
        yield from _setting_entries(name, catalog)


def _setting_entries(name: str, catalog: Catalog) -> Iterator[_Meaning]:
    found = _settings(name, catalog)
    for component, setting in found:
        yield _Meaning(
            f"{component.name}/{setting.path}",
            partial(str, f"setting of {', '.join(setting.passes)}; {setting.summary}"),
            partial(setting_page, component, setting),
        )
    former = None if found else _former_setting_page(name)
    if former:
        yield _Meaning(name, partial(str, "not a setting"), partial(str, former))


def _fixed_page(name: str, catalog: Catalog) -> str | None:
    """Return a list, or the page of a pass, release or error code."""
    fixed: Mapping[str, Callable[[], str]] = {
        EXIT_CODES: exit_codes_page,
        ACTIVATION_ERRORS: activation_errors_page,
        COMPONENTS: partial(components_page, catalog),
        VERSIONS_PAGE: versions_page,
        **{pass_.value.lower(): partial(pass_page, pass_, catalog) for pass_ in Pass},
    }
    if name in fixed:
        return fixed[name]()
    for version in windows_versions():
        if version.name == name:
            return version_page(version, catalog)
    code = error_code(name)
    return None if code is None else activation_error_page(code)


def _component(name: str, catalog: Catalog) -> Component | None:
    """Return a component by its name, another spelling, or the end of its name."""
    if "/" in name:
        return None
    ends = [one for one in catalog.names if one.lower().endswith(f"-{name}")]
    return catalog.resolve(name) or (catalog.component(ends[0]) if len(ends) == 1 else None)


def _settings(name: str, catalog: Catalog) -> list[tuple[Component, Setting]]:
    """Return the one setting that has this path, or else all whose path ends with the name."""
    path = _without_pass(_POSITION.sub("", name)).removesuffix(f"/{KEY_VALUE.lower()}")
    first = {one.lower(): one for one in catalog.names}.get(path.partition("/")[0])
    named = catalog.component(first) if first else None  # avoids reading all the others
    found = [
        (component, setting)
        for component, setting in _all_settings((named,) if named else catalog.components())
        if f"/{component.name}/{setting.path}".lower().endswith((f"/{path}", f"-{path}"))
    ]
    whole = [pair for pair in found if f"{pair[0].name}/{pair[1].path}".lower() == path]
    return whole or found


def _all_settings(components: Iterable[Component]) -> Iterator[tuple[Component, Setting]]:
    for component in components:
        for setting in component.settings.values():
            yield component, setting


def _former_setting_page(name: str) -> str | None:
    """Return the page of a name that is often taken for a setting, or of a removed setting."""
    facts: Mapping[str, Any] = read_json(resources.schemas() / "answer-file.json")
    for entry in facts["not_settings"]:
        if name in map(_dashed, entry["name"].split(",")):
            return page(entry["name"], paragraph(entry["what"]))
    for entry in facts["removed_settings"]:
        path = f"{entry['component']}/{entry['path']}"
        if name in (path.lower(), entry["path"].lower()):
            return page(path, paragraph(f"Removed in {entry['removed']}; {entry['note']}."))
    return None


def _nothing(name: str, catalog: Catalog, topics: Sequence[Topic]) -> UsageError:
    """Return the error for a name without a page; the name may be a secret and is not shown."""
    component = catalog.resolve(_without_pass(name).partition("/")[0])
    about = _keys_named(name) or keys_about(name)
    near: str | None
    if component is not None:
        known = [f"{component.name}/{path}" for path in component.settings]
        near = nearest(_without_pass(name), known)
        message = f"{component.name} has no setting of this name"
    else:
        is_short = 0 < len(about) <= _MOST_KEYS
        near = one_of(about) if is_short else nearest(name, _known_names(catalog, topics))
        message = "nothing has this name: no setting, spec key, rule, Windows version or other page"
    advice = (
        f"did you mean {near}?"
        if near
        else f"unattend-gen explain {COMPONENTS} lists the components"
    )
    return UsageError(message, advice=advice)


def _keys_named(name: str) -> tuple[str, ...]:
    """Return the spec keys with this name in their table."""
    return tuple(key.name for key in spec_keys().values() if key.own_name == name)


def _known_names(catalog: Catalog, topics: Sequence[Topic]) -> Iterator[str]:
    yield from (EXIT_CODES, COMPONENTS, VERSIONS_PAGE, ACTIVATION_ERRORS)
    yield from (topic.name for topic in topics)
    yield from (version.name for version in windows_versions())
    yield from catalog.names
    yield from (setting.name for _, setting in _all_settings(catalog.components()))
    yield from spec_keys()


def _dashed(text: str) -> str:
    return "-".join(text.lower().split())


def _without_pass(name: str) -> str:
    prefix = next((prefix for prefix in _PASSES if name.startswith(prefix)), "")
    return name.removeprefix(prefix)

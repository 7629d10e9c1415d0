"""A page for each component of the catalog, with an address for each setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docs.pages.markdown import block, bullets, facts, link, page, plain, table
from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.pages.component_page import component_facts
from unattend_gen.pages.setting_page import about, basis, key_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs.pages.markdown import Page
    from unattend_gen.catalog.facts import Component, Setting

FOLDER: Final = "reference/settings"
_COMMON_BEGINNING: Final = "Microsoft-Windows-"
_DEEPEST_HEADING: Final = 6


def pages() -> Iterator[Page]:
    """The list of components by pass, then each component."""
    known = catalog().components()
    yield page(
        f"{FOLDER}/index.md",
        "Settings",
        f"{len(known)} components with {sum(len(one.settings) for one in known):,} settings. What"
        " is not stated here is not known: nothing is guessed.",
        table(
            ("Component", "Passes", "For"),
            (
                (link(one.name, file_name(one.name)), ", ".join(one.passes), plain(one.summary))
                for one in known
            ),
        ),
        "## By pass",
        *(_of_pass(pass_, known) for pass_ in Pass),
    )
    yield from map(_page, known)


def file_name(component: str) -> str:
    """The file of a component's page; one component has a blank in its name."""
    return f"{component.replace(' ', '-')}.md"


def address(name: str) -> str:
    """The address of a component, or of a setting named `COMPONENT/PATH`, below the folder."""
    component, _, path = name.partition("/")
    return file_name(component) + (f"#{_anchor(path)}" if path else "")


def _of_pass(pass_: Pass, known: tuple[Component, ...]) -> str:
    there = [link(one.name, file_name(one.name)) for one in known if pass_ in one.passes]
    return f"### {pass_.value} {{ #{pass_.value} }}\n\n{bullets(there)}"


def _page(component: Component) -> Page:
    return page(
        f"{FOLDER}/{file_name(component.name)}",
        component.name,
        plain(component.summary),
        facts(component_facts(component)),
        *(_setting(component, one) for one in component.settings.values()),
        label=component.name.removeprefix(_COMMON_BEGINNING),
    )


def _setting(component: Component, setting: Setting) -> str:
    level = min(_DEEPEST_HEADING, setting.path.count("/") + 2)
    parts = (
        f"{'#' * level} {plain(setting.name)} {{ #{_anchor(setting.path)} }}",
        plain(setting.summary),
        block(_written(component, setting)) if setting.takes_value else "",
        facts((*about(setting), *basis(setting))),
        _titled("Values", facts(setting.value_labels.items())),
        _titled("Key of an item", facts(key_facts(setting.key))),
        _titled("Also holds", bullets(plain(rule) for rule in setting.rules)),
    )
    return "\n\n".join(filter(None, parts))


def _titled(title: str, text: str) -> str:
    return f"{title}:\n\n{text}" if text else ""


def _written(component: Component, setting: Setting) -> str:
    """The path as a spec has it, in the first of its passes; items of lists are numbered."""
    return f"{setting.passes[0]}/{component.name}/{_numbered(component, setting)}"


def _numbered(component: Component, setting: Setting) -> str:
    parent = component.settings.get(setting.parent)
    name = setting.name + ("[1]" if setting.kind is Kind.LIST_ITEM else "")
    return f"{_numbered(component, parent)}/{name}" if parent else name


def _anchor(path: str) -> str:
    return path.replace("/", "-")

"""The page of a component with the settings it accepts, and lists of components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.passes import Pass
from unattend_gen.pages.layout import columns, page, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.pages.layout import Facts


def component_page(component: Component) -> str:
    """Return the component with all its settings as an outline."""
    return page(
        component.name,
        paragraph(component.summary),
        table(component_facts(component)),
        columns(f"Settings ({len(component.settings)})", tuple(_outline(component, "", ""))),
    )


def component_facts(component: Component) -> Facts:
    """Return passes, spellings, architectures, releases and evidence of a component."""
    return (
        ("passes", ", ".join(component.passes)),
        ("also written", ", ".join(component.aliases)),
        ("architectures", ", ".join(component.architectures)),
        ("schema read for", ", ".join(component.architectures_seen)),
        *life_cycle(component),
        *evidence(component),
    )


def components_page(catalog: Catalog) -> str:
    """Return the list of all components with their summaries."""
    known = catalog.components()
    return page(f"Components ({len(known)})", table([(one.name, one.summary) for one in known]))


def pass_page(pass_: Pass, catalog: Catalog) -> str:
    """Return the list of components with settings in one configuration pass."""
    passes = tuple(Pass)
    there = [one for one in catalog.components() if pass_ in one.passes]
    return page(
        pass_.value,
        paragraph(f"Configuration pass {passes.index(pass_) + 1} of {len(passes)}."),
        columns(f"Components ({len(there)})", tuple((one.name, one.summary) for one in there)),
    )


def _outline(component: Component, path: str, indent: str) -> Iterator[tuple[str, str]]:
    for setting in component.children(path):
        yield f"{indent}{setting.name}", setting.summary
        yield from _outline(component, setting.path, f"{indent}  ")


def life_cycle(fact: Setting | Component) -> Facts:
    """Return deprecation, first releases with and without it, and schemas that have it."""
    return (
        ("deprecated", fact.deprecated),
        ("deprecated since", _release(fact.deprecated_since, None)),
        ("introduced", _release(fact.introduced, fact.introduced_basis)),
        ("removed", _release(fact.removed, fact.removed_basis)),
        ("applies to", ", ".join(fact.applies_to)),
        ("in the schema of", ", ".join(fact.seen_in)),
    )


def evidence(fact: Setting | Component) -> Facts:
    """Return the kind of evidence in words, and the vendor's page."""
    origins = read_json(resources.schemas() / "answer-file.json")["source"]["origins"]
    return (
        ("origin", f"{fact.origin}: {origins[fact.origin]}"),
        ("page", fact.page),
    )


def _release(name: str | None, basis: str | None) -> str | None:
    if name is None:
        return None
    why = f", by {basis}" if basis else ""
    return f"{name} ({windows_version(name).title}{why})"

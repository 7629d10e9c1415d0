"""Facts that components and settings share: since when, until when, how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import windows_version

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.pages.layout import Facts


def life_cycle(fact: Setting | Component) -> Facts:
    """Deprecation, first release, first release without, releases whose schema has it."""
    return (
        ("deprecated", fact.deprecated),
        ("deprecated since", _release(fact.deprecated_since, None)),
        ("introduced", _release(fact.introduced, fact.introduced_basis)),
        ("removed", _release(fact.removed, fact.removed_basis)),
        ("applies to", ", ".join(fact.applies_to)),
        ("in the schema of", ", ".join(fact.seen_in)),
    )


def evidence(fact: Setting | Component) -> Facts:
    """The kind of evidence, in words, and the vendor's page."""
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

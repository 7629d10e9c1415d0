"""`explain`: a page on anything that has a name here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


def explain(thing: str) -> str:
    """A page on a component, a setting, a rule, a Windows version, the exit codes, or all rules.

    Raises:
        UsageError: nothing has this name; the nearest is named.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.pages.lookup import explain as page

    try:
        return page(thing, catalog())
    except UsageError:
        # The rules, and the XML library with them, are loaded only where nothing else is meant.
        from unattend_gen.validator.engine import rules_page

        return page(thing, catalog(), extra={**rule_pages(), "rules": rules_page()})


def rule_pages() -> Mapping[str, str]:
    """The page of each rule by its slug."""
    from unattend_gen.auditor.pages import PAGES
    from unattend_gen.rules.place_rule import place_pages
    from unattend_gen.rules.registry_rule import registry_pages
    from unattend_gen.validator.engine import rule_pages

    return {**PAGES, **place_pages(), **registry_pages(), **rule_pages()}

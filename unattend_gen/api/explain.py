"""`explain`: the page of anything that has a name here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.api.inputs import require_texts
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


def explain(thing: str) -> str:
    """Return the page of a component, setting, pass, rule, Windows version or error code.

    Args:
        thing: its name, path, slug or code; `components`, `rules`, `windows-versions` and
            `exit-codes` are pages too.

    Raises:
        UsageError: nothing has this name; the advice is the nearest name.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.pages.lookup import explain as page

    require_texts(thing=thing)
    try:
        return page(thing, catalog())
    except UsageError:
        # The rules, and the XML library with them, are loaded only for names found nowhere else.
        from unattend_gen.validator.engine import rules_page

        return page(thing, catalog(), extra={**rule_pages(), "rules": rules_page()})


def rule_pages() -> Mapping[str, str]:
    """Return the page of each rule by its slug."""
    from unattend_gen.auditor.pages import PAGES
    from unattend_gen.rules.place_rule import place_pages
    from unattend_gen.rules.registry_rule import registry_pages
    from unattend_gen.validator.engine import rule_pages

    return {**PAGES, **place_pages(), **registry_pages(), **rule_pages()}

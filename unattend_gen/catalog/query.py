"""Questions to the catalog: the nearest name, what is sensitive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog

_LIKENESS: Final = 0.72


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like a mistyped one, or None when none is near."""
    from difflib import get_close_matches

    by_lower = {candidate.lower(): candidate for candidate in names}
    if name.lower() in by_lower:
        return by_lower[name.lower()]
    found = get_close_matches(name.lower(), by_lower, n=1, cutoff=_LIKENESS)
    return by_lower[found[0]] if found else None


def sensitive_settings(catalog: Catalog) -> Iterator[tuple[Component, Setting]]:
    """Every setting whose text is a secret."""
    for component in catalog.components():
        for setting in component.settings.values():
            if setting.sensitive:
                yield component, setting

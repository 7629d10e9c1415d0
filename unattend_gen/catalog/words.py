"""Facts in words: the valid texts of a setting, and the nearest name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog


_MOST_NAMES: Final = 12


def expected(setting: Setting) -> str:
    """Return the valid texts of a setting, to follow "expected": `1, 2 or 3`, `a whole number`.

    This is the narrowest fact in the catalog, in the order in which the schema checks.
    """
    if setting.values:
        return one_of((*setting.values, *setting.value_variants))
    if setting.flags:
        return f"a sum of some of {', '.join(setting.flags)}"
    if setting.type is ValueType.PRODUCT_KEY:
        return "a product key: five groups of five characters, separated by hyphens"
    if setting.pattern and setting.type is not ValueType.INTEGER:
        return _by_pattern(setting.pattern, setting.example)
    if setting.list_values and setting.separator:
        return f"{one_of(setting.list_values)}, or several separated by {setting.separator}"
    return _by_type(setting)


def one_of(names: Sequence[str]) -> str:
    """Return a choice in words: up to a dozen names, else their number and the first three."""
    if len(names) < 2:  # noqa: PLR2004 - one name is not a choice
        return "".join(names) or "nothing"
    if len(names) <= _MOST_NAMES:
        return f"{', '.join(names[:-1])} or {names[-1]}"
    return f"one of {len(names)} names such as {', '.join(names[:3])}"


def _by_pattern(pattern: str, example: str | None) -> str:
    """Return an example if it matches the pattern, else the pattern."""
    if example and re.search(pattern, example):
        return f"text such as {example}"
    return f"text that matches {pattern}"


def _by_type(setting: Setting) -> str:
    if setting.type is ValueType.BOOLEAN:
        return one_of(("true", "false", *setting.value_variants))
    if setting.type is ValueType.INTEGER:
        return _number(setting.min, setting.max)
    least = 1 if setting.empty_allowed is False else setting.min_length
    return _text(least, setting.max_length)


def _number(least: int | None, most: int | None) -> str:
    match least, most:
        case None, None:
            return "a whole number"
        case _, None:
            return f"a whole number, {least} or more"
        case None, _:
            return f"a whole number, {most} or less"
        case _:
            return f"a whole number from {least} to {most}"


def _text(least: int | None, most: int | None) -> str:
    if most is None:
        return "text that is not empty" if least else "text"
    return f"text of {least} to {most} characters" if least else f"text of up to {most} characters"


_LIKENESS: Final = 0.72


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name nearest to a mistyped one, or None if none is near."""
    from difflib import get_close_matches

    by_lower = {candidate.lower(): candidate for candidate in names}
    if name.lower() in by_lower:
        return by_lower[name.lower()]
    found = get_close_matches(name.lower(), by_lower, n=1, cutoff=_LIKENESS)
    return by_lower[found[0]] if found else None


def sensitive_settings(catalog: Catalog) -> Iterator[tuple[Component, Setting]]:
    """Yield every setting whose text is a secret."""
    for component in catalog.components():
        for setting in component.settings.values():
            if setting.sensitive:
                yield component, setting

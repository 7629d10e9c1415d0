"""The limits of a setting's text, as XML Schema writes them.

The first stated limit applies: a closed set, a pattern, true or false, then bounds or lengths.
"""

from __future__ import annotations

import re
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Setting


_FOLDED: Final = re.compile(r"\(\?i:([^()]*)\)")
_META: Final = re.compile(r"([\\|.?*+(){}\[\]^-])")
_INTEGER: Final = re.compile("[+-]?[0-9]+")

Facet = tuple[str, str]
"""Name and value of a facet, such as `maxLength` and `15`."""


def closed_set(setting: Setting) -> tuple[str, ...]:
    """Return all valid texts: a list of names, or the sums of flags; empty for an open set."""
    return setting.values or _sums(setting)


def pattern(setting: Setting) -> str | None:
    """Return the pattern of the text, or None.

    A number with both bounds has none: pages that ask for three digits have examples with one.
    """
    if setting.pattern and not _is_bounded_number(setting):
        return xsd_pattern(setting.pattern)
    if setting.list_values and setting.separator:
        return joined(setting.list_values, setting.separator)
    return None


def limits(setting: Setting) -> tuple[Facet, ...]:
    """Return the bounds of a number, or the lengths of any other text."""
    if setting.type is ValueType.INTEGER:
        stated = {"minInclusive": setting.min, "maxInclusive": setting.max}
    else:
        stated = {"minLength": _least_length(setting), "maxLength": setting.max_length}
    return tuple((facet, str(limit)) for facet, limit in stated.items() if limit is not None)


def exceptions(setting: Setting) -> tuple[str, ...]:
    """Return the example and the default if they violate the limits.

    Some pages contradict themselves, and users copy their examples.
    """
    stated = dict.fromkeys(text for text in (setting.example, setting.default) if text)
    return tuple(text for text in stated if not _is_within_limits(setting, text))


def _is_within_limits(setting: Setting, text: str) -> bool:
    if texts := closed_set(setting):
        return text in texts
    form = pattern(setting)
    if form is not None and not re.fullmatch(form, text):
        return False
    if setting.type is ValueType.BOOLEAN:
        return re.fullmatch(TRUE_OR_FALSE, text) is not None
    if setting.type is ValueType.INTEGER and not _INTEGER.fullmatch(text):
        return False
    size = int(text) if setting.type is ValueType.INTEGER else len(text)
    return all(
        size >= int(limit) if facet.startswith("min") else size <= int(limit)
        for facet, limit in limits(setting)
    )


def _sums(setting: Setting) -> tuple[str, ...]:
    """Return all sums of a setting's flags within its bounds; empty without flags."""
    flags = [int(flag) for flag in setting.flags]
    if not flags:
        return ()
    chosen = chain.from_iterable(combinations(flags, n) for n in range(len(flags) + 1))
    least = 0 if setting.min is None else setting.min
    most = sum(flags) if setting.max is None else setting.max
    return tuple(str(n) for n in sorted({sum(flags) for flags in chosen}) if least <= n <= most)


def _is_bounded_number(setting: Setting) -> bool:
    return setting.type is ValueType.INTEGER and None not in {setting.min, setting.max}


def _least_length(setting: Setting) -> int | None:
    """Return the minimum length, unless an empty text is valid."""
    if setting.empty_allowed is True:
        return None
    return 1 if setting.empty_allowed is False else setting.min_length


def xsd_pattern(pattern: str) -> str:
    """Return a catalog pattern in the dialect of XML Schema.

    Schema patterns always match the whole text, so anchors are removed. They have no flags, so a
    group that ignores case becomes both cases of each letter.
    """
    bare = pattern.removeprefix("^").removesuffix("$")
    return _FOLDED.sub(lambda group: f"({any_case(group[1])})", bare)


def any_case(words: str) -> str:
    """Return a pattern for words in any case; other characters keep their meaning."""
    return "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in words)


def literal(text: str) -> str:
    """Return a pattern that matches exactly this text."""
    return _META.sub(r"\\\1", text)


def joined(words: tuple[str, ...], separator: str) -> str:
    """Return a pattern for one or more of these words, separated by a separator."""
    word = "|".join(map(literal, words))
    return f"({word})( ?{literal(separator)} ?({word}))*"


TRUE_OR_FALSE: Final = any_case("true|false")
"""Pattern of a Boolean; Setup ignores the case."""

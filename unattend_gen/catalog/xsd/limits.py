"""What limits the text of a setting, and which texts the reference states against its own limits.

What is stated first wins: a closed set, a pattern, true or false, then bounds or lengths.
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
    """The texts that there are: named one by one, or the sums of flags; empty for an open set."""
    return setting.values or _sums(setting)


def pattern(setting: Setting) -> str | None:
    """The form that a page asks for, as XML Schema writes it.

    Not of a number with both bounds: there a page that asks for three digits has examples of one.
    """
    if setting.pattern and not _is_bounded_number(setting):
        return xsd_pattern(setting.pattern)
    if setting.list_values and setting.separator:
        return joined(setting.list_values, setting.separator)
    return None


def limits(setting: Setting) -> tuple[Facet, ...]:
    """Bounds of a number, or lengths of any other text."""
    if setting.type is ValueType.INTEGER:
        stated = {"minInclusive": setting.min, "maxInclusive": setting.max}
    else:
        stated = {"minLength": _least_length(setting), "maxLength": setting.max_length}
    return tuple((facet, str(limit)) for facet, limit in stated.items() if limit is not None)


def stated_against_limits(setting: Setting) -> tuple[str, ...]:
    """The example and the default, where the limits have no room for them.

    Pages contradict themselves now and then; whoever copies them is not to blame.
    """
    stated = dict.fromkeys(text for text in (setting.example, setting.default) if text)
    return tuple(text for text in stated if not _has_room(setting, text))


def _has_room(setting: Setting, text: str) -> bool:
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
    """Every sum of a setting's flags within its bounds; nothing for a setting without flags."""
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
    """The stated least length, where an empty text is not declared valid."""
    if setting.empty_allowed is True:
        return None
    return 1 if setting.empty_allowed is False else setting.min_length


def xsd_pattern(pattern: str) -> str:
    """A catalog pattern as XML Schema writes it.

    Schema patterns always match the whole text, so the anchors go; they know no flags, so a
    group that ignores case spells both cases of each letter.
    """
    bare = pattern.removeprefix("^").removesuffix("$")
    return _FOLDED.sub(lambda group: f"({any_case(group[1])})", bare)


def any_case(words: str) -> str:
    """A pattern for these words in any case; other characters keep their meaning."""
    return "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in words)


def literal(text: str) -> str:
    """A pattern that matches this text and nothing else."""
    return _META.sub(r"\\\1", text)


def joined(words: tuple[str, ...], separator: str) -> str:
    """A pattern for one or more of these words with the separator between them."""
    word = "|".join(map(literal, words))
    return f"({word})( ?{literal(separator)} ?({word}))*"


TRUE_OR_FALSE: Final = any_case("true|false")
"""Pattern of a Boolean; Setup ignores the case."""

"""Simple types: what the text of an element may be.

Every type collapses blanks, because Setup accepts blanks around a value. Lengths and bounds make
shared types with telling names; closed sets and patterns stay with the element that has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.xsd.markup import xs
from unattend_gen.catalog.xsd.patterns import any_case, joined, xsd_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from unattend_gen.catalog.facts import Setting

_TEXT: Final = "xs:token"
_INTEGER: Final = "xs:integer"
_NOUNS: Final = {_TEXT: "Text", _INTEGER: "Integer"}
_LIMIT_WORDS: Final = {
    "minLength": "from",
    "maxLength": "to",
    "minInclusive": "from",
    "maxInclusive": "to",
}

Facet = tuple[str, str]
"""Name and value of a facet, such as `maxLength` and `15`."""


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A type of XML Schema itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A type with a name, the same wherever the name is used."""

    name: str
    definition: Element


@dataclass(frozen=True, slots=True)
class Own:
    """A type written inside the one element that has it."""

    definition: Element


TextType = BuiltIn | Shared | Own


def text_type(component: str, setting: Setting) -> TextType:
    """The type of a setting's text.

    An item of a keyed list has attributes beside its text, and XML Schema demands that the type
    of such a text has a name.
    """
    type_ = _plain_type(setting)
    literals = _literals(setting)
    if literals:
        type_ = Own(_union(type_, literals))
    if isinstance(type_, Own) and setting.kind is Kind.LIST_ITEM:
        name = f"{component}.{setting.path}".replace("/", ".").replace(" ", "_")
        return _shared(name, type_.definition)
    return type_


def _plain_type(setting: Setting) -> TextType:
    """The type by what is stated first: a closed set, a pattern, true or false, limits."""
    base = _INTEGER if setting.type is ValueType.INTEGER else _TEXT
    if closed_set := setting.values or _sums(setting):
        return Own(_restriction(base, [("enumeration", value) for value in closed_set]))
    if pattern := _pattern(setting):
        return Own(_restriction(base, [("pattern", pattern), *_limits(setting)]))
    if setting.type is ValueType.BOOLEAN:
        return _shared("Boolean", _restriction(base, [("pattern", any_case("true|false"))]))
    if limits := _limits(setting):
        words = (f"-{_LIMIT_WORDS[facet]}-{value}" for facet, value in limits)
        return _shared(_NOUNS[base] + "".join(words), _restriction(base, limits))
    return BuiltIn(base)


def _literals(setting: Setting) -> tuple[str, ...]:
    """Texts that are valid besides: spellings met in examples, and none at all."""
    if setting.empty_allowed is True and not _is_free_text(setting):
        return (*setting.value_variants, "")
    return setting.value_variants


def _is_free_text(setting: Setting) -> bool:
    """Whether nothing but a length limits the text; such a text may be empty anyway."""
    if setting.type in {ValueType.INTEGER, ValueType.BOOLEAN}:
        return False
    return not (setting.values or setting.flags or _pattern(setting))


def _sums(setting: Setting) -> tuple[str, ...]:
    """Every sum of a setting's flags within its bounds; nothing for a setting without flags."""
    flags = [int(flag) for flag in setting.flags]
    if not flags:
        return ()
    chosen = chain.from_iterable(combinations(flags, n) for n in range(len(flags) + 1))
    least = 0 if setting.min is None else setting.min
    most = sum(flags) if setting.max is None else setting.max
    return tuple(str(n) for n in sorted({sum(flags) for flags in chosen}) if least <= n <= most)


def _pattern(setting: Setting) -> str | None:
    if setting.pattern:
        return xsd_pattern(setting.pattern)
    if setting.list_values and setting.separator:
        return joined(setting.list_values, setting.separator)
    return None


def _limits(setting: Setting) -> list[Facet]:
    if setting.type is ValueType.INTEGER:
        limits = {"minInclusive": setting.min, "maxInclusive": setting.max}
    else:
        limits = {"minLength": _least_length(setting), "maxLength": setting.max_length}
    return [(facet, str(limit)) for facet, limit in limits.items() if limit is not None]


def _least_length(setting: Setting) -> int | None:
    """The stated least length, where an empty text is not declared valid."""
    if setting.empty_allowed is True:
        return None
    return 1 if setting.empty_allowed is False else setting.min_length


def _shared(name: str, definition: Element) -> Shared:
    return Shared(name, xs("simpleType", *definition, name=name))


def _restriction(base: str, facets: Iterable[Facet]) -> Element:
    children = [xs(facet, value=value) for facet, value in facets]
    return xs("simpleType", xs("restriction", *children, base=base))


def _union(type_: TextType, literals: Sequence[str]) -> Element:
    """What the type takes, or one of these texts."""
    others = _restriction(_TEXT, [("enumeration", literal) for literal in literals])
    match type_:
        case BuiltIn(name):
            return xs("simpleType", xs("union", others, memberTypes=name))
        case Shared(_, definition) | Own(definition):
            return xs("simpleType", xs("union", xs("simpleType", *definition), others))
        case _:
            assert_never(type_)

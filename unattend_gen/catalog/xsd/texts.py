"""Simple types: what the text of an element may be.

Every type collapses blanks, because Setup accepts blanks around a value. Lengths and bounds make
shared types with telling names; closed sets and patterns stay with the element that has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.xsd.limits import (
    TRUE_OR_FALSE,
    closed_set,
    limits,
    pattern,
    stated_against_limits,
)
from unattend_gen.catalog.xsd.markup import xs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.xsd.limits import Facet

_TEXT: Final = "xs:token"
_INTEGER: Final = "xs:integer"
_NOUNS: Final = {_TEXT: "Text", _INTEGER: "Integer"}
_LIMIT_WORDS: Final = {
    "minLength": "from",
    "maxLength": "to",
    "minInclusive": "from",
    "maxInclusive": "to",
}


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
    if texts := closed_set(setting):
        return Own(_restriction(base, [("enumeration", value) for value in texts]))
    if form := pattern(setting):
        return Own(_restriction(base, [("pattern", form), *limits(setting)]))
    if setting.type is ValueType.BOOLEAN:
        return _shared("Boolean", _restriction(base, [("pattern", TRUE_OR_FALSE)]))
    if facets := limits(setting):
        words = (f"-{_LIMIT_WORDS[facet]}-{value}" for facet, value in facets)
        return _shared(_NOUNS[base] + "".join(words), _restriction(base, facets))
    return BuiltIn(base)


def _literals(setting: Setting) -> tuple[str, ...]:
    """Texts that are valid besides: spellings met, what the page itself writes, and none at all."""
    met = dict.fromkeys((*setting.value_variants, *stated_against_limits(setting)))
    if setting.empty_allowed is True and not _is_free_text(setting):
        return (*met, "")
    return tuple(met)


def _is_free_text(setting: Setting) -> bool:
    """Whether nothing but a length limits the text; such a text may be empty anyway."""
    if setting.type in {ValueType.INTEGER, ValueType.BOOLEAN}:
        return False
    return not (setting.values or setting.flags or pattern(setting))


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

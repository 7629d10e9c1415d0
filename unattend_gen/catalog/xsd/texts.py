"""Simple types: the valid texts of an element.

Every type collapses blanks, because Setup accepts blanks around a value. Lengths and bounds become
shared types with descriptive names; closed sets and patterns stay with their element.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.xsd.limits import (
    TRUE_OR_FALSE,
    closed_set,
    exceptions,
    limits,
    pattern,
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
    """A named type that several elements share."""

    name: str
    definition: Element


@dataclass(frozen=True, slots=True)
class Own:
    """An anonymous type inside its element."""

    definition: Element


TextType = BuiltIn | Shared | Own


def text_type(component: str, setting: Setting) -> TextType:
    """Return the type of a setting's text.

    An item of a keyed list has text and attributes, and XML Schema requires a named type for such
    text.
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
    """Return the type by the first stated limit: closed set, pattern, Boolean, bounds."""
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
    """Return further valid texts: known spellings, examples outside the limits, and no text."""
    known = dict.fromkeys((*setting.value_variants, *exceptions(setting)))
    if setting.empty_allowed is True and not _is_free_text(setting):
        return (*known, "")
    return tuple(known)


def _is_free_text(setting: Setting) -> bool:
    """Return whether only a length limits the text; such a text may be empty anyway."""
    if setting.type in {ValueType.INTEGER, ValueType.BOOLEAN}:
        return False
    return not (setting.values or setting.flags or pattern(setting))


def _shared(name: str, definition: Element) -> Shared:
    return Shared(name, xs("simpleType", *definition, name=name))


def _restriction(base: str, facets: Iterable[Facet]) -> Element:
    children = [xs(facet, value=value) for facet, value in facets]
    return xs("simpleType", xs("restriction", *children, base=base))


def _union(type_: TextType, literals: Sequence[str]) -> Element:
    """Return a type that also accepts these texts."""
    others = _restriction(_TEXT, [("enumeration", literal) for literal in literals])
    match type_:
        case BuiltIn(name):
            return xs("simpleType", xs("union", others, memberTypes=name))
        case Shared(_, definition) | Own(definition):
            return xs("simpleType", xs("union", xs("simpleType", *definition), others))
        case _:
            assert_never(type_)

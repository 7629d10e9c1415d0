"""The line of a finding, written anew so that it can be shown.

Nothing is cut out of the document. Names of elements stand as they are. A text is shown only when
it says nothing that is not public: a number, or a word of the reference with or without a slip of
the pen, in a setting beside which no secret belongs. Everything else is `…`, for a password may
have got into any element.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import ACTION, COMPONENT, SETTINGS, local
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.locales import time_zones
from unattend_gen.core.finding import HIDDEN, Excerpt
from unattend_gen.core.key_search import holds_key
from unattend_gen.core.passes import Pass
from unattend_gen.core.quoting import printable
from unattend_gen.rules.naming import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.index import Index

_NUMBER: Final = re.compile(r"-?[0-9]{1,10}")
_BOOLEANS: Final = ("true", "false", "yes", "no", "1", "0")
_PASSES: Final = frozenset(Pass)


def with_excerpts(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each with the start tag that it names; some name none, some have it."""
    found = tuple(findings)
    places = {(one.location.line, one.location.column) for one in found if one.excerpt is None}
    elements = index.answer_file.elements_at(places) if places else {}
    for finding in found:
        element = elements.get((finding.location.line, finding.location.column))
        is_shown = finding.excerpt is not None
        shown = None if element is None or is_shown else excerpt(element, index)
        yield finding if shown is None else replace(finding, excerpt=shown)


def excerpt(element: Element, index: Index) -> Excerpt | None:
    """An element as it may be shown, or None when even its name looks like a key."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    name = printable(prefix + local(element.tag))
    tag = " ".join((name, *_attributes(element, index.catalog)))
    text = _content(element, index)
    line = f"<{tag}>{text}</{name}>" if text else f"<{tag}/>"
    return None if holds_key(line) else Excerpt(line, 1, 1 + len(name))


def may_show(element: Element, text: str, index: Index) -> bool:
    """Whether the text of an element says nothing that is not public, where it stands."""
    if index.answer_file.doctype_line is not None:
        return False  # an entity may have spelt it
    steps = [local(element.tag)]
    for around in element.iterancestors():
        if around.tag == COMPONENT:
            component = index.catalog.resolve(around.get("name", ""))
            setting = component.settings.get("/".join(steps[::-1])) if component else None
            return (
                component is not None
                and setting is not None
                and _is_open(component, setting)
                and _says_nothing_new(setting, text.strip())
            )
        steps.append(local(around.tag))
    return False


def _attributes(element: Element, catalog: Catalog) -> Iterator[str]:
    """Those attributes whose values are words of the reference, and a sign for the others."""
    shown = dict(_known_attributes(element, catalog))
    yield from (f'{name}="{value}"' for name, value in shown.items())
    if len(shown) < len(element.attrib):
        yield HIDDEN


def _known_attributes(element: Element, catalog: Catalog) -> Iterator[tuple[str, str]]:
    if element.tag == SETTINGS and element.get("pass", "") in _PASSES:
        yield "pass", element.get("pass", "")
    if element.tag == COMPONENT and catalog.resolve(element.get("name", "")) is not None:
        yield "name", printable(element.get("name", ""))
    if element.get(ACTION) == "add":
        yield "wcm:action", "add"


def _content(element: Element, index: Index) -> str:
    """What stands between the tags: nothing, a text that may be shown, or the sign for more."""
    text = own_text(element)
    if next(child_elements(element), None) is not None:
        return HIDDEN
    if text and not may_show(element, text, index):
        return HIDDEN
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _is_open(component: Component, setting: Setting) -> bool:
    """Whether the setting's own text is no secret, and no secret belongs beside or below it."""
    if setting.kind is not Kind.LEAF or _guards(setting):
        return False
    family = f"{setting.parent}/"
    return not setting.parent or not any(
        _guards(other) for other in component.settings.values() if other.path.startswith(family)
    )


def _guards(setting: Setting) -> bool:
    return (
        setting.sensitive
        or setting.credential
        or setting.may_contain_secret
        or setting.key_attribute
    )


def _says_nothing_new(setting: Setting, text: str) -> bool:
    """Whether a text is a short number, or a word of the reference but for slips of the pen."""
    if setting.type is ValueType.INTEGER and _NUMBER.fullmatch(text):
        return True
    words = {word.lower() for word in _words(setting)}
    return text.lower() in words or meant_by(text, words) is not None


def _words(setting: Setting) -> Iterator[str]:
    yield from (*setting.values, *setting.value_variants, *setting.list_values)
    if setting.type is ValueType.BOOLEAN:
        yield from _BOOLEANS
    if setting.type is ValueType.TIME_ZONE:
        yield from time_zones()

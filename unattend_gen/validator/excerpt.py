"""Excerpts: the element of a finding, rewritten as it may be shown.

Names of elements are shown. A value is shown if its setting cannot hold a secret and the value does
not look like one; everything else is `…`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import ACTION, COMPONENT, SETTINGS, local
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.core.finding import HIDDEN, Excerpt
from unattend_gen.core.key_search import holds_key
from unattend_gen.core.passes import Pass
from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.index import Index

_PASSES: Final = frozenset(Pass)


def with_excerpts(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, each with an excerpt of the start tag that it names, if any."""
    found = tuple(findings)
    places = {(one.location.line, one.location.column) for one in found if one.excerpt is None}
    elements = index.answer_file.elements_at(places) if places else {}
    for finding in found:
        element = elements.get((finding.location.line, finding.location.column))
        is_shown = finding.excerpt is not None
        shown = None if element is None or is_shown else excerpt(element, index)
        yield finding if shown is None else replace(finding, excerpt=shown)


def excerpt(element: Element, index: Index) -> Excerpt | None:
    """Return an element as it may be shown, or None if its name looks like a product key."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    name = printable(prefix + local(element.tag))
    tag = " ".join((name, *_attributes(element, index.catalog)))
    text = _content(element, index)
    line = f"<{tag}>{text}</{name}>" if text else f"<{tag}/>"
    return None if holds_key(line) else Excerpt(line, 1, 1 + len(name))


def _attributes(element: Element, catalog: Catalog) -> Iterator[str]:
    """Yield the attributes with values of the reference, and an ellipsis for the others."""
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
    """Return the text between the tags: nothing, a value that may be shown, or an ellipsis."""
    text = own_text(element)
    if next(child_elements(element), None) is not None:
        return HIDDEN
    setting = index.setting_of(element)
    if text and (setting is None or not setting.may_show):
        return HIDDEN
    return printable(text).replace("&", "&amp;").replace("<", "&lt;")

"""Edits of start tags for fixes: attributes and the namespaces that they need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import UNATTEND_NS, WCM_NS, local, namespace
from unattend_gen.core.finding import Edit, Fix
from unattend_gen.rules.naming import is_nearly

if TYPE_CHECKING:
    from unattend_gen.answer_file.markup import AttributeMarkup
    from unattend_gen.answer_file.tree import Element
    from unattend_gen.rules.index import Index

_ADD: Final = "add"
_USUAL_PREFIX: Final = "wcm"
_SUMMARY: Final = 'write wcm:action="add"'


def new_attribute(
    index: Index, element: Element, name: str, value: str, *, is_safe: bool
) -> Fix | None:
    """Return a fix that sets an attribute, or adds it after the others."""
    markup = index.answer_file.markup(element)
    if markup is None:
        return None
    there = attribute(index, element, name)
    if there is None:
        tag = index.answer_file.text[markup.start : markup.inner]
        end = markup.start + len(tag.rstrip("/> \t\r\n"))
        edit = Edit(end, end, f' {name}="{value}"')
    else:
        edit = Edit(there.value_start, there.value_end, value)
    return Fix(f'write {name}="{value}"', is_safe, (edit,))


def attribute(index: Index, element: Element, name: str) -> AttributeMarkup | None:
    """Return the place of an attribute by its name as written, or None if there is none."""
    text, markup = index.answer_file.text, index.answer_file.markup(element)
    found = () if markup is None else markup.attributes(text)
    return next((one for one in found if one.name == name), None)


def list_action(index: Index, element: Element) -> Fix | None:
    """Return a fix that adds `wcm:action="add"` to a list item, with its namespace."""
    stray = next((name for name in element.attrib if local(name) == "action"), None)
    edits = _written_anew(index, element) if stray is None else _put_right(index, element, stray)
    return Fix(_SUMMARY, is_safe=True, edits=edits) if edits else None


def namespace_of_root(index: Index) -> Fix | None:
    """Return a fix that puts the root into the namespace of answer files."""
    root = index.answer_file.root
    name = f"xmlns:{root.prefix}" if root.prefix else "xmlns"
    fix = new_attribute(index, root, name, UNATTEND_NS, is_safe=False)
    return replace(fix, uncovers=True) if fix else None


def namespace_of_parent(index: Index, element: Element) -> Fix | None:
    """Return a fix that puts an element into the namespace of its parent.

    A default namespace of its own is removed; the declaration of its prefix is corrected.
    """
    parent = element.getparent()
    if element.prefix:
        edit = _declared_anew(index, element, f"xmlns:{element.prefix}")
    elif parent is not None and parent.nsmap.get(None) == UNATTEND_NS:
        there = attribute(index, element, "xmlns")
        edit = None if there is None else Edit(there.start, there.end)
    else:
        edit = None
    if edit is None:
        return None
    return Fix(f"put it into {UNATTEND_NS}", is_safe=False, edits=(edit,), uncovers=True)


def _declared_anew(index: Index, element: Element, name: str) -> Edit | None:
    there = attribute(index, element, name)
    return None if there is None else Edit(there.value_start, there.value_end, UNATTEND_NS)


def _written_anew(index: Index, element: Element) -> tuple[Edit, ...]:
    prefix, declaration = _prefix(index, element)
    fix = new_attribute(index, element, f"{prefix}:action", _ADD, is_safe=True)
    return (*declaration, *fix.edits) if prefix and fix is not None else ()


def _put_right(index: Index, element: Element, stray: str) -> tuple[Edit, ...]:
    """Return edits that add the prefix to `action`, or correct a namespace that is nearly ours."""
    if element.get(stray) != _ADD:
        return ()
    if namespace(stray):
        return _namespace_put_right(index, element, namespace(stray))
    prefix, declaration = _prefix(index, element)
    there = attribute(index, element, "action")
    if not prefix or there is None:
        return ()
    name_start = index.answer_file.text.index("action", there.start)
    return (*declaration, Edit(name_start, name_start, f"{prefix}:"))


def _prefix(index: Index, element: Element) -> tuple[str, tuple[Edit, ...]]:
    """Return the prefix of a namespace, and the edit that declares it if there is none."""
    known = [prefix for prefix, uri in element.nsmap.items() if uri == WCM_NS and prefix]
    if known:
        return known[0], ()
    if _USUAL_PREFIX in element.nsmap:
        return "", ()
    name = f"xmlns:{_USUAL_PREFIX}"
    fix = new_attribute(index, index.answer_file.root, name, WCM_NS, is_safe=True)
    return (_USUAL_PREFIX, fix.edits) if fix is not None else ("", ())


def _namespace_put_right(index: Index, element: Element, uri: str) -> tuple[Edit, ...]:
    """Return the edit that corrects a declaration that is nearly our namespace."""
    prefix = next((one for one, other in element.nsmap.items() if other == uri and one), None)
    if prefix is None or not is_nearly(uri, WCM_NS):
        return ()
    parent = element.getparent()
    while parent is not None and parent.nsmap.get(prefix) == uri:
        element, parent = parent, parent.getparent()
    there = attribute(index, element, f"xmlns:{prefix}")
    return () if there is None else (Edit(there.value_start, there.value_end, WCM_NS),)

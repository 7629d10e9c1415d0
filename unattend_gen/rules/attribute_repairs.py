"""The edits that make a fix in a start tag: attributes and the namespaces they need."""

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
    """An attribute with this value, in place of its own or put in behind the others."""
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
    """Where an attribute stands, by its name as it is written; None where it does not."""
    text, markup = index.answer_file.text, index.answer_file.markup(element)
    found = () if markup is None else markup.attributes(text)
    return next((one for one in found if one.name == name), None)


def list_action(index: Index, element: Element) -> Fix | None:
    """`wcm:action="add"` on a list item, with the prefix declared where it is not yet."""
    stray = next((name for name in element.attrib if local(name) == "action"), None)
    edits = _written_anew(index, element) if stray is None else _put_right(index, element, stray)
    return Fix(_SUMMARY, is_safe=True, edits=edits) if edits else None


def namespace_of_root(index: Index) -> Fix | None:
    """The root in the namespace of answer files."""
    root = index.answer_file.root
    name = f"xmlns:{root.prefix}" if root.prefix else "xmlns"
    fix = new_attribute(index, root, name, UNATTEND_NS, is_safe=False)
    return replace(fix, uncovers=True) if fix else None


def namespace_of_parent(index: Index, element: Element) -> Fix | None:
    """An element in the namespace of what is around it.

    A default namespace of its own is taken away, the one that its prefix stands for is put right.
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
    """An attribute `action` of no namespace gets the prefix; a namespace nearly ours its name."""
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
    """The prefix that stands for the namespace, and the edit that declares it if none does."""
    known = [prefix for prefix, uri in element.nsmap.items() if uri == WCM_NS and prefix]
    if known:
        return known[0], ()
    if _USUAL_PREFIX in element.nsmap:
        return "", ()
    name = f"xmlns:{_USUAL_PREFIX}"
    fix = new_attribute(index, index.answer_file.root, name, WCM_NS, is_safe=True)
    return (_USUAL_PREFIX, fix.edits) if fix is not None else ("", ())


def _namespace_put_right(index: Index, element: Element, uri: str) -> tuple[Edit, ...]:
    """The declaration of a namespace that is a slip of the pen away from ours."""
    prefix = next((one for one, other in element.nsmap.items() if other == uri and one), None)
    if prefix is None or not is_nearly(uri, WCM_NS):
        return ()
    parent = element.getparent()
    while parent is not None and parent.nsmap.get(prefix) == uri:
        element, parent = parent, parent.getparent()
    there = attribute(index, element, f"xmlns:{prefix}")
    return () if there is None else (Edit(there.value_start, there.value_end, WCM_NS),)

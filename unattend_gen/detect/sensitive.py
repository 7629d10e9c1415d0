"""Which elements of an answer file hold secrets, by their names and by the catalog.

Names decide first, because a password element is one in an unknown component too: everything in
and below an element called `…Password` or `…ProductKey`, except the switches next to the value.
The catalog adds the settings whose names do not show it. Setup reads the elements of one namespace
in known places; a search for leftovers covers every element.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import KEY_VALUE, local
from unattend_gen.answer_file.tree import (
    ComponentNode,
    child_elements,
    is_marker,
    own_text,
    setting_nodes,
)
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.content import SensitiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.load import Catalog

_SWITCHES: Final = frozenset({"plaintext", "willshowui"})
"""Elements next to a value that are not secrets as long as they hold a switch position."""

_POSITIONS: Final = frozenset({"", "true", "false", "0", "1", "always", "never", "onerror"})

_PASSWORD: Final = "password"  # noqa: S105 - the end of a name, not a password
_PRODUCT_KEY: Final = "productkey"
_COMPONENT: Final = "component"
_CERTAIN: Final = frozenset({"password", "administratorpassword", "productkey", "value", "key"})
_BOOLEANS: Final = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class AddressedElement:
    """An element with its address, whatever its namespace, pass or component.

    Attributes:
        element: the element itself.
        address: its setting path, or outside components the names from the root down. Names that
            look like product keys are masked.
        component: name of the component as written; empty outside components.
        path: element names below the component, as in the catalog; empty outside components.
        was_processed: whether Setup has marked the pass as processed; None outside components.
        plain_texts: a cache of `plain_text_of` by element, which all places of a file share.
    """

    element: Element
    address: str
    component: str = ""
    path: str = ""
    was_processed: bool | None = None
    plain_texts: dict[Element, str | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The element's name without its namespace."""
        return local(self.element.tag)


def addressed_elements(answer_file: AnswerFile) -> Iterator[AddressedElement]:
    """Yield all elements with their addresses, in document order."""
    root = answer_file.root
    plain_texts: dict[Element, str | None] = {}
    pending = [(root, local(root.tag))]
    while pending:
        element, address = pending.pop()
        if local(element.tag) == _COMPONENT:
            yield from _in_component(element, plain_texts)
            continue
        yield AddressedElement(element, without_keys(address), plain_texts=plain_texts)
        children = list(child_elements(element))
        pending += [(child, f"{address}/{local(child.tag)}") for child in reversed(children)]


def sensitive_text(place: AddressedElement, catalog: Catalog) -> SensitiveText | None:
    """Return the text of an element if it is a sensitive setting, or None.

    A container has a text of its own only if it contains any text or is entirely empty.
    """
    setting = _setting(place, catalog)
    if setting is not None and setting.sensitive and setting.key_attribute:
        return _key_value(place)
    holder = _holder(place.element)
    if holder is None:
        is_catalogued = setting is not None and setting.sensitive
        return _own(place, SecretKind.TOKEN, place.element) if is_catalogued else None
    if _is_switch(place, setting):
        return None
    return _own(place, _kind(place, holder, setting), holder)


def is_known_by_name(name: str) -> bool:
    """Return whether elements of this name hold a password or product key in any component."""
    return name.lower().endswith((_PASSWORD, _PRODUCT_KEY))


def kind_by_name(name: str) -> SecretKind:
    """Return the kind of secret in an element that `is_known_by_name`."""
    is_key = name.lower().endswith(_PRODUCT_KEY)
    return SecretKind.PRODUCT_KEY if is_key else SecretKind.PASSWORD


def plain_text_of(holder: Element) -> str | None:
    """Return the content of an element's `PlainText` in lower case, or None if it has none."""
    for child in child_elements(holder):
        if local(child.tag).lower() == "plaintext":
            return own_text(child).strip().lower()
    return None


def _in_component(
    element: Element, plain_texts: dict[Element, str | None]
) -> Iterator[AddressedElement]:
    parent = element.getparent()
    frame = element if parent is None else parent  # a component as the root is in no pass
    component = ComponentNode(element, frame.get("pass", ""), element.get("name", ""))
    was_processed = frame.get("wasPassProcessed", "").lower() == "true"
    addressed = partial(
        AddressedElement,
        component=component.name,
        was_processed=was_processed,
        plain_texts=plain_texts,
    )
    yield addressed(element, component.address)
    for node in setting_nodes(component):
        yield addressed(node.element, node.address, path=node.path)


def _setting(place: AddressedElement, catalog: Catalog) -> Setting | None:
    component = catalog.resolve(place.component) if place.component else None
    return component.settings.get(place.path) if component else None


def _holder(element: Element) -> Element | None:
    """Return the innermost element, this one included, whose name marks it as a secret."""
    for candidate in chain((element,), element.iterancestors()):
        name = local(candidate.tag)
        if name == _COMPONENT:
            return None
        if is_known_by_name(name):
            return candidate
    return None


def _is_switch(place: AddressedElement, setting: Setting | None) -> bool:
    """Return whether it is `PlainText`, or a boolean of an unknown component (`ForgetPassword`)."""
    text = own_text(place.element).strip().lower()
    if place.name.lower() in _SWITCHES:
        return text in _POSITIONS
    is_foreign = setting is None and place.name.lower() not in _CERTAIN
    return is_foreign and text in _BOOLEANS


def _kind(place: AddressedElement, holder: Element, setting: Setting | None) -> SecretKind:
    """Return the kind of secret; other catalogued keys have an unknown format, so are tokens."""
    kind = kind_by_name(local(holder.tag))
    is_catalogued_key = setting is not None and setting.type is ValueType.PRODUCT_KEY
    if is_catalogued_key and place.name not in {"ProductKey", "Key"}:
        return SecretKind.TOKEN
    return kind


def _own(place: AddressedElement, kind: SecretKind, holder: Element) -> SensitiveText | None:
    text = own_text(place.element)
    has_children = next(child_elements(place.element), None) is not None
    if has_children and not text.strip():
        return None
    if holder not in place.plain_texts:
        place.plain_texts[holder] = plain_text_of(holder)
    return SensitiveText(kind, text, local(holder.tag), place.plain_texts[holder])


def _key_value(place: AddressedElement) -> SensitiveText:
    """Return the name of a keyed item; without it, the text may be the marker of the whole item."""
    name = place.element.get(KEY_VALUE)
    if name is not None:
        return SensitiveText(SecretKind.TOKEN, name, place.name, in_attribute=True)
    text = own_text(place.element)
    return SensitiveText(SecretKind.TOKEN, text if is_marker(text) else "", place.name)

"""Expectations of the schema, in our words or those of the catalog.

The libraries that find a violation quote the document in their messages. These words do not: names
come
from the catalog, and a place that the catalog does not know is identified by its number. Parts that
are too large to explain get one message.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.answer_file.names import COMPONENT
from unattend_gen.answer_file.tree import setting_nodes
from unattend_gen.catalog.envelope import envelope
from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.words import expected, one_of

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile, ComponentNode, Element
    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog

_NO_ATTRIBUTE: Final = "no attribute"


class Fault(Enum):
    """How an element violates the schema."""

    TEXT = "a text of the wrong kind"
    CONTENT = "text where elements belong, or elements where text belongs"
    ATTRIBUTE = "an attribute missing, wrong or foreign"
    FOREIGN_CHILD = "a child that does not belong there"
    MISPLACED_CHILD = "a child once too often, or out of order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The expected content of one element.

    Attributes:
        children: names of the allowed child elements; none if there is text.
        is_ordered: whether they must be in this order.
        text: the allowed text, or None if the element has no text of its own.
        attributes: the allowed attributes.
    """

    children: tuple[str, ...] = ()
    is_ordered: bool = False
    text: str | None = None
    attributes: str = _NO_ATTRIBUTE


@dataclass(frozen=True, slots=True)
class Words:
    """Message and advice."""

    message: str
    advice: str


def of_root() -> Expectation:
    """Return the expectation for the element `unattend`."""
    return Expectation(children=("servicing", "settings"))


def of_pass() -> Expectation:
    """Return the expectation for a `settings` element."""
    attributes = f"the attribute pass with {one_of(envelope().passes)}"
    return Expectation(children=("component",), attributes=attributes)


def of_component(component: Component | None) -> Expectation:
    """Return the expectation for a `component` element; None is an unknown component."""
    frame = envelope()
    required = ", ".join(frame.required_attributes)
    optional = " and ".join(frame.optional_attributes)
    children = component.children() if component else ()
    return Expectation(
        children=_names(children),
        attributes=f"the attributes {required}, and optionally {optional}",
    )


def of_setting(component: Component, setting: Setting) -> Expectation:
    """Return the expectation for an element below a component."""
    is_item = setting.kind is Kind.LIST_ITEM
    return Expectation(
        children=setting.child_order or _names(component.children(setting.path)),
        is_ordered=bool(setting.child_order),
        text=expected(setting) if setting.takes_value else None,
        attributes="the attributes wcm:action and wcm:keyValue" if is_item else _NO_ATTRIBUTE,
    )


def words(fault: Fault, at: Expectation) -> Words:
    """Return message and advice for a fault in an element with this expectation."""
    match fault:
        case Fault.TEXT:
            message, advice = f"expected {at.text}", "correct the text, or delete the element"
        case Fault.CONTENT if at.text is not None:
            message, advice = "there are elements where only text belongs", f"write {at.text}"
        case Fault.CONTENT:
            message = "there is text where only elements belong"
            advice = f"text belongs in {one_of(at.children)}"
        case Fault.ATTRIBUTE:
            message, advice = f"expected {at.attributes}", "correct the attributes of the element"
        case Fault.FOREIGN_CHILD:
            message = "this element does not belong here"
            advice = f"expected {one_of(at.children)}"
        case Fault.MISPLACED_CHILD if at.is_ordered:
            message, advice = "this element is out of order", f"expected {', '.join(at.children)}"
        case Fault.MISPLACED_CHILD:
            message, advice = "this element occurs more than once", "keep one of them"
        case _:
            assert_never(fault)
    return Words(message, advice)


def _names(settings: tuple[Setting, ...]) -> tuple[str, ...]:
    return tuple(setting.name for setting in settings)


@dataclass(frozen=True, slots=True)
class Place:
    """An element that the schema knows: its path and its expected content."""

    path: str
    expectation: Expectation


class FramePlaces:
    """The places of the root, the passes and the components of an answer file."""

    def __init__(self, answer_file: AnswerFile, catalog: Catalog) -> None:
        self._root = answer_file.root
        self._places = {answer_file.root: Place("unattend", of_root())}
        for number, settings in enumerate(answer_file.passes(), start=1):
            path = _pass_path(settings.get("pass", ""), number)
            self._places[settings] = Place(path, of_pass())
            for position, element in enumerate(settings.iterchildren(COMPONENT), start=1):
                component = catalog.resolve(element.get("name", ""))
                step = component.name if component else f"component[{position}]"
                self._places[element] = Place(f"{path}/{step}", of_component(component))

    def at(self, element: Element) -> Place:
        """Return the place of an element, or of its nearest known parent."""
        around = (each for each in (element, *element.iterancestors()) if each in self._places)
        return self._places[next(around, self._root)]


class ComponentPlaces:
    """The places in and below one component, each made when it is needed.

    Args:
        node: the component in the answer file.
        component: the facts, or None if the catalog does not have it.
        place: the place of the component itself.
    """

    def __init__(self, node: ComponentNode, component: Component | None, place: Place) -> None:
        self._component = component
        self._place = place
        self._nodes = {setting.element: setting for setting in setting_nodes(node)}

    def at(self, element: Element) -> Place:
        """Return the place of an element, or of its nearest parent in the catalog."""
        node = self._nodes.get(element)
        if node is None or self._component is None:
            return self._place
        setting = self._component.settings.get(node.path)
        if setting is None:
            parent = element.getparent()
            return self._place if parent is None else self.at(parent)
        expectation = of_setting(self._component, setting)
        return Place(f"{self._place.path}/{node.numbered}", expectation)


def _pass_path(name: str, number: int) -> str:
    return name if name in envelope().passes else f"settings[{number}]"


_MOST_ELEMENTS: Final = 2000
"""Elements per component that xmlschema may check; its time grows with their square.

The largest component of a real answer file has a tenth of that.
"""

_MOST_ATTRIBUTES: Final = 100
"""Attributes per element; the time of xmlschema grows with their square, too. Real elements have
six.
"""


def excess(part: Element) -> tuple[str, str] | None:
    """Return message and advice for a part that is too large to explain, or None."""
    if next(islice(part.iter("*"), _MOST_ELEMENTS, None), None) is not None:
        return (
            f"there are more than {_MOST_ELEMENTS} elements, and not all follow the schema",
            "answer files have some hundreds; look for content that is repeated",
        )
    if any(len(each.attrib) > _MOST_ATTRIBUTES for each in part.iter("*")):
        return (
            f"an element has over {_MOST_ATTRIBUTES} attributes, and not all follow the schema",
            "delete the attributes that answer files do not have",
        )
    return None

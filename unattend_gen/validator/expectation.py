"""What the schema expects at a place, in words that are ours or the catalog's.

The libraries that find a fault quote the document when they speak of it. These words do not:
names come from the catalog, and a place that the catalog does not know is named by its number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.envelope import envelope
from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.words import expected, one_of

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component, Setting

_NO_ATTRIBUTE: Final = "no attribute"


class Fault(Enum):
    """In what respect an element does not follow the schema."""

    TEXT = "a text of the wrong kind"
    CONTENT = "text where elements belong, or elements where text belongs"
    ATTRIBUTE = "an attribute missing, wrong or foreign"
    FOREIGN_CHILD = "a child that does not belong there"
    MISPLACED_CHILD = "a child once too often, or out of order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The right content of one element.

    Attributes:
        children: names of the elements that may stand in it; none may where there is a text.
        is_ordered: whether they have to stand in this order.
        text: what its text may be, or None where it has no text of its own.
        attributes: which attributes it takes.
    """

    children: tuple[str, ...] = ()
    is_ordered: bool = False
    text: str | None = None
    attributes: str = _NO_ATTRIBUTE


@dataclass(frozen=True, slots=True)
class Words:
    """What was expected, and what to do."""

    message: str
    advice: str


def of_root() -> Expectation:
    """The element `unattend`."""
    return Expectation(children=("servicing", "settings"))


def of_pass() -> Expectation:
    """An element `settings`."""
    attributes = f"the attribute pass with {one_of(envelope().passes)}"
    return Expectation(children=("component",), attributes=attributes)


def of_component(component: Component | None) -> Expectation:
    """An element `component`; None stands for one that the catalog does not know."""
    frame = envelope()
    required = ", ".join(frame.required_attributes)
    optional = " and ".join(frame.optional_attributes)
    children = component.children() if component else ()
    return Expectation(
        children=_names(children),
        attributes=f"the attributes {required}, and if you like {optional}",
    )


def of_setting(component: Component, setting: Setting) -> Expectation:
    """An element below a component."""
    is_item = setting.kind is Kind.LIST_ITEM
    return Expectation(
        children=setting.child_order or _names(component.children(setting.path)),
        is_ordered=bool(setting.child_order),
        text=expected(setting) if setting.takes_value else None,
        attributes="the attributes wcm:action and wcm:keyValue" if is_item else _NO_ATTRIBUTE,
    )


def words(fault: Fault, at: Expectation) -> Words:
    """What to say of a fault in an element of which this is expected."""
    match fault:
        case Fault.TEXT:
            message, advice = f"expected {at.text}", "correct the text, or leave the element out"
        case Fault.CONTENT if at.text is not None:
            message, advice = "elements where only text belongs", f"write {at.text}"
        case Fault.CONTENT:
            message = "text where only elements belong"
            advice = f"text may stand inside {one_of(at.children)}"
        case Fault.ATTRIBUTE:
            message, advice = f"expected {at.attributes}", "correct the attributes of the element"
        case Fault.FOREIGN_CHILD:
            message = "an element that does not belong here"
            advice = f"expected {one_of(at.children)}"
        case Fault.MISPLACED_CHILD if at.is_ordered:
            message, advice = "an element out of order", f"expected {', '.join(at.children)}"
        case Fault.MISPLACED_CHILD:
            message, advice = "the element stands here more than once", "keep one of them"
        case _:
            assert_never(fault)
    return Words(message, advice)


def _names(settings: tuple[Setting, ...]) -> tuple[str, ...]:
    return tuple(setting.name for setting in settings)

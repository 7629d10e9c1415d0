"""What a walk over an answer file finds, each thing joined with what the catalog knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import ComponentNode, Element, SettingNode
    from unattend_gen.catalog.facts import Component, Setting, ValueType
    from unattend_gen.core.passes import Pass


class Spelling(StrEnum):
    """How the name of an element relates to the catalog's."""

    EXACT = "exact"
    OTHER_CASE = "other case"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPass:
    """A `settings` element.

    Attributes:
        name: of the pass, as it is written.
        pass_: None when no pass has this name.
    """

    element: Element
    name: str
    pass_: Pass | None


@dataclass(frozen=True, slots=True, eq=False)
class PlacedComponent:
    """A `component` element.

    Attributes:
        fact: the component of the catalog that its name means, in whatever spelling, or None.
        pass_: the pass it stands in, None when no pass has that name.
    """

    node: ComponentNode
    fact: Component | None
    pass_: Pass | None

    @property
    def address(self) -> str:
        """Pass and component as they are written; the front of its settings' addresses."""
        return self.node.address


class _Fields(NamedTuple):
    node: SettingNode
    component: PlacedComponent
    parent: Placed | None
    fact: Setting | None
    spelling: Spelling
    value: str
    is_marker: bool
    is_placeholder: bool
    is_open_value: bool
    is_foreign: bool


class Placed(_Fields):
    """An element below a component; a tuple, for it is made for each element of each file.

    Two are equal only if they are the same element of the same walk.

    Attributes:
        parent: the element around it, None right below the component.
        fact: what the catalog says of it, None where it says nothing.
        spelling: whether its name is the fact's own.
        value: its text without blanks around it; may be a secret, so it is never shown.
        is_marker: the text is what Setup leaves in place of a secret.
        is_placeholder: the text is, or holds, what a template language would replace.
        is_open_value: a text that can be judged: written by someone who meant this very value.
        is_foreign: it stands in another namespace than an answer file's.
    """

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Whether it is the same."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Whether it is another one."""
        return self is not other

    def __repr__(self) -> str:
        """The element without its value."""
        return f"Placed({self.node.element!r})"

    @property
    def is_unknown(self) -> bool:
        """No fact, though everything around it has one; what is below it is not looked at."""
        if self.fact is not None or self.is_foreign or self.component.fact is None:
            return False
        return self.parent is None or self.parent.fact is not None

    def is_at(self, component: str, path: str) -> bool:
        """Whether this is the setting of a component and catalog path."""
        if self.fact is None or self.component.fact is None:
            return False
        return self.fact.path == path and self.component.fact.name == component

    def has_type(self, *types: ValueType) -> bool:
        """Whether the catalog gives the setting one of these types."""
        return self.fact is not None and self.fact.type in types

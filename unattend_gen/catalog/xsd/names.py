"""Names inside the generated schema that others refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component

OTHER_COMPONENT: Final = "OtherComponent"
"""The type of a component that the catalog does not know: only its attributes are checked."""

COMPONENT_ATTRIBUTES: Final = "ComponentAttributes"
LIST_ITEM_ATTRIBUTES: Final = "ListItemAttributes"


def type_name(component: Component) -> str:
    """The name of a component's type: its own, without the blank that one of them has."""
    return component.name.replace(" ", "_")

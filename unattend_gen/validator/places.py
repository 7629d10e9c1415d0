"""Where in an answer file something stands, and what the schema expects there.

Paths hold only names that the catalog knows; a pass or component that it does not know is named
by its number, for such a name may be anything, a password too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.answer_file.names import COMPONENT
from unattend_gen.answer_file.tree import setting_nodes
from unattend_gen.catalog.envelope import envelope
from unattend_gen.validator.expectation import (
    Expectation,
    of_component,
    of_pass,
    of_root,
    of_setting,
)

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile, ComponentNode, Element
    from unattend_gen.catalog.facts import Component
    from unattend_gen.catalog.load import Catalog


@dataclass(frozen=True, slots=True)
class Place:
    """An element that the schema knows: its path and its right content."""

    path: str
    expectation: Expectation


class FramePlaces:
    """The places of the root, the passes and the components of one answer file."""

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
        """The place of an element, or of the innermost one around it that is known."""
        around = (each for each in (element, *element.iterancestors()) if each in self._places)
        return self._places[next(around, self._root)]


class ComponentPlaces:
    """The places in and below one component, each made when it is asked for.

    Args:
        node: the component in the answer file.
        component: what the catalog knows of it.
        place: of the component itself.
    """

    def __init__(self, node: ComponentNode, component: Component | None, place: Place) -> None:
        self._component = component
        self._place = place
        self._nodes = {setting.element: setting for setting in setting_nodes(node)}

    def at(self, element: Element) -> Place:
        """The place of an element, or of the innermost one around it that the catalog knows."""
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

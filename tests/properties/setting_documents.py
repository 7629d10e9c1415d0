"""Answer files with one setting each, for properties over the whole catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.samples import a_component, an_answer_file
from unattend_gen.catalog.facts import Component, Kind, Setting
from unattend_gen.catalog.load import catalog

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Place:
    """A setting of the catalog and its component."""

    component: Component
    setting: Setting

    def __repr__(self) -> str:
        """Short enough for a failing example."""
        return f"{self.component.name}/{self.setting.path}"

    def document(self, text: str) -> bytes:
        """An answer file with this text as the value, in the first right pass."""
        body = escape(text)
        steps = self.setting.path.split("/")
        for depth in range(len(steps), 0, -1):
            fact = self.component.settings["/".join(steps[:depth])]
            action = ' wcm:action="add"' if fact.kind is Kind.LIST_ITEM else ""
            body = f"<{fact.name}{action}>{body}</{fact.name}>"
        return an_answer_file((self.setting.passes[0], a_component(self.component.name, body)))


LEAVES: Final = tuple(
    Place(component, setting)
    for component in catalog().components()
    for setting in component.settings.values()
    if setting.kind is Kind.LEAF
)
"""All settings with a value and without children."""


def leaves(test: Callable[[Setting], object] = lambda _: True) -> st.SearchStrategy[Place]:
    """Return a strategy for leaf settings that pass a test."""
    return st.sampled_from([place for place in LEAVES if test(place.setting)])


def stated_values() -> st.SearchStrategy[tuple[Place, str]]:
    """Return a leaf setting with a value that the catalog states for it."""
    return st.sampled_from(
        [
            (place, text)
            for place in LEAVES
            for text in (*place.setting.values, place.setting.example, place.setting.default)
            if text
        ]
    )

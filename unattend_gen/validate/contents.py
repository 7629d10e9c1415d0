"""Which settings occur in a component, so that rules about others need not walk over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.validate.rule import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Contents:
    """What occurs in a component.

    Attributes:
        component: its name in the catalog, empty for one that the catalog does not know.
        paths: catalog paths of its settings.
        has_commands: whether command lines that can be judged are among them.
    """

    component: str
    paths: frozenset[str]
    has_commands: bool

    def has_any(self, wanted: Mapping[str, AbstractSet[str]]) -> bool:
        """Whether any of these settings, paths by component, occurs."""
        if self.has_commands and COMMANDS[0] in wanted:
            return True
        return not self.paths.isdisjoint(wanted.get(self.component, ()))

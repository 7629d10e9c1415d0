"""Which settings occur in a component, so that rules about others need not walk over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.rules.rule import COMMANDS

if TYPE_CHECKING:
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

    def has_any(self, name: str, paths: AbstractSet[str]) -> bool:
        """Whether any setting of a component and these paths occurs, or a command line."""
        if name == COMMANDS[0]:
            return self.has_commands
        return name == self.component and not self.paths.isdisjoint(paths)

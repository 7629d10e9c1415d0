"""A rule: its card and the function that looks for it."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.finding import Finding, RuleCard
    from unattend_gen.rules.index import Survey


COMMANDS: Final = ("", "commands")
"""Among what a rule reads: every command line."""


class Scope(Enum):
    """How much of a document a finding rests on.

    `DOCUMENT`: anything in it, or around it.
    `SETTINGS`: the settings that the rule names in `reads`, command lines if it names `COMMANDS`,
    what stands in the same components, and which passes there are.
    `COMPONENT`: one component with its pass, or what stands around the components. Such a rule is
    not asked again about a component that has been judged before, byte for byte the same. Settings
    of Setup may refer to each other across several components of that name, not to others.
    """

    DOCUMENT = "document"
    SETTINGS = "settings"
    COMPONENT = "component"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a module in `rules/` exposes as `RULE`.

    Attributes:
        card: slug, summary, severity and the examples, which are whole answer files.
        check: yields a finding for each place; never raises on a bad document and never puts a
            value from the document into a message.
        scope: what a finding rests on; the narrower, the less there is to do in a large run.
        reads: component and catalog path of each setting without which it finds nothing, none if
            there are no such; for scope `SETTINGS` of each that it asks for.
    """

    card: RuleCard
    check: Callable[[Survey], Iterator[Finding]]
    scope: Scope = Scope.DOCUMENT
    reads: tuple[tuple[str, str], ...] = ()

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its module."""
        return inspect.getdoc(sys.modules[self.check.__module__]) or self.card.summary

"""A rule: its card and the function that looks for it."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.finding import Finding, RuleCard
    from unattend_gen.validate.survey import Survey


@dataclass(frozen=True, slots=True)
class Rule:
    """What a module in `rules/` exposes as `RULE`.

    Attributes:
        card: slug, summary, severity and the examples, which are whole answer files.
        check: yields a finding for each place; never raises on a bad document and never puts a
            value from the document into a message.
    """

    card: RuleCard
    check: Callable[[Survey], Iterator[Finding]]

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its module."""
        return inspect.getdoc(sys.modules[self.check.__module__]) or self.card.summary

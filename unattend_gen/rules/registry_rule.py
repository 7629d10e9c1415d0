"""A rule about registry values that hold no secret, but say what becomes of secrets.

Exports are held against these rules, and hives, whose keys are read as exports.
"""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.rules import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.core.finding import Finding, RuleCard
    from unattend_gen.core.registry_key import RegistryKey


@dataclass(frozen=True, slots=True)
class RegistryRule:
    """What a module in `registry_rules/` exposes as `RULE`.

    Attributes:
        card: its examples are registry exports.
        check: the findings on a key; it never raises, and never tells a value that may be a
            secret.
    """

    card: RuleCard
    check: Callable[[RegistryKey], Iterator[Finding]]

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its module."""
        return inspect.getdoc(sys.modules[self.check.__module__]) or self.card.summary


@cache
def known_registry_rules() -> tuple[RegistryRule, ...]:
    """Every rule, in the order of their names."""
    return tuple(plugins.load_all(registry, "RULE", RegistryRule))


def registry_pages() -> Mapping[str, str]:
    """The page of each rule by its slug."""
    return {rule.card.slug: rule.page for rule in known_registry_rules()}


def on_registry(keys: Iterable[RegistryKey]) -> Iterator[Finding]:
    """Yield the findings of all rules on the keys of a document."""
    for key in keys:
        for rule in known_registry_rules():
            yield from rule.check(key)

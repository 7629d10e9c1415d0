"""Every rule, found by listing the folders of the four families."""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from unattend_gen import plugins
from unattend_gen.core.finding import RulePage
from unattend_gen.rules import answer_file, place, registry, secret
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.registry_key import RegistryKey
    from unattend_gen.rules.index import Index
    from unattend_gen.rules.places import RuleContext

    AnyRule: TypeAlias = Rule[Any]  # Any: each family has its own subject

_FAMILIES: Final = (answer_file, place, registry, secret)


@cache
def answer_file_rules() -> tuple[Rule[Index], ...]:
    """Return the rules of `validate`, sorted by slug."""
    return tuple(plugins.load_all(answer_file, "RULE", Rule))


@cache
def place_rules() -> tuple[Rule[RuleContext], ...]:
    """Return the rules about the place of an answer file, sorted by slug."""
    return tuple(plugins.load_all(place, "RULE", Rule))


@cache
def registry_rules() -> tuple[Rule[RegistryKey], ...]:
    """Return the rules about registry values, sorted by slug."""
    return tuple(plugins.load_all(registry, "RULE", Rule))


@cache
def secret_rules() -> tuple[AnyRule, ...]:
    """Return the rules whose findings `check`, `audit` and `scrub` make, sorted by slug."""
    return tuple(plugins.load_all(secret, "RULE", Rule))


def all_rules() -> tuple[AnyRule, ...]:
    """Return the rules of all families, sorted by slug."""
    families = (answer_file_rules(), place_rules(), registry_rules(), secret_rules())
    rules: list[AnyRule] = [rule for family in families for rule in family]
    return tuple(sorted(rules, key=lambda rule: rule.card.slug))


@cache
def rule_names() -> tuple[str, ...]:
    """Return the slugs of the rules of `validate`; no rule is imported."""
    return tuple(name.replace("_", "-") for name in plugins.names(answer_file))


@cache
def audit_rule_names() -> tuple[str, ...]:
    """Return the slugs that `check`, `audit` and `scrub` report; no rule is imported."""
    names = (name for family in (place, registry, secret) for name in plugins.names(family))
    return tuple(sorted({*(name.replace("_", "-") for name in names), *SHARED_RULES}))


SHARED_RULES: Final = ("doctype-present", "placeholder-value", "secret-in-command", "wrong-root")
"""Rules of `validate` that `check` and `audit` report as well."""


def rule_pages() -> Mapping[str, RulePage]:
    """Return the card of each rule with its page, the docstring of its module, by slug."""
    pages: dict[str, RulePage] = {}
    for family in _FAMILIES:
        for rule in plugins.load_all(family, "RULE", Rule):
            slug = rule.card.slug
            module = import_module(f"{family.__name__}.{slug.replace('-', '_')}")
            pages[slug] = RulePage(rule.card, inspect.getdoc(module) or rule.card.summary)
    return dict(sorted(pages.items()))


def rules_page() -> str:
    """Return a line for each rule: slug, severity and summary, sorted by slug."""
    cards = [rule.card for rule in all_rules()]
    width = max(len(card.slug) for card in cards)
    return "\n".join(
        f"{card.slug:<{width}}  {card.severity.label:<7}  {card.summary}" for card in cards
    )

"""The pages of the rules: facts from the card, prose from the docstring, both examples."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docs.pages.markdown import Page, block, facts, link, page, plain, table
from unattend_gen.auditor.cards import CARDS
from unattend_gen.auditor.pages import PAGES
from unattend_gen.rules.place_rule import known_place_rules, place_pages
from unattend_gen.rules.registry_rule import known_registry_rules, registry_pages
from unattend_gen.validator.engine import rule_pages, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import RuleCard

FIX_PAGE: Final = Path(__file__).resolve().parents[1] / "fix.md"
_FOLDER: Final = "reference/rules"
_BY_HAND: Final = "by hand"
_VALIDATE: Final = "validate"
_CHECK: Final = "check"
_AUDIT: Final = "audit"


def pages() -> Iterator[Page]:
    """The list of rules, then each rule; one that both commands have gets one page."""
    judging = {rule.card.slug: rule.card for rule in rules()}
    checking = {card.slug: card for card in CARDS}
    placing = {rule.card.slug: rule.card for rule in known_place_rules()}
    of_registry = {rule.card.slug: rule.card for rule in known_registry_rules()}
    yield _list(judging, checking, placing, of_registry)
    texts = {**PAGES, **place_pages(), **registry_pages(), **rule_pages()}
    searching = {**placing, **of_registry}
    sets = ((_VALIDATE, judging), (_CHECK, checking), (_AUDIT, searching))
    for slug in sorted({*judging, *checking, *searching}):
        commands = [name for name, has in sets if slug in has]
        card = {**searching, **checking, **judging}[slug]
        yield _page(card, _prose(slug, texts[slug]), commands)


def _list(
    judging: dict[str, RuleCard],
    checking: dict[str, RuleCard],
    placing: dict[str, RuleCard],
    of_registry: dict[str, RuleCard],
) -> Page:
    return page(
        f"{_FOLDER}/index.md",
        "Rules",
        "A rule is known by its name, which never changes its meaning. [How bad a finding"
        " is](../../severity.md) says what makes an error; [the page on pipelines](../../ci.md)"
        " how to choose rules, and how a finding may stay.",
        "## Of validate",
        table(("Rule", "Severity", "Fix", "Speaks when"), map(_row, judging.values())),
        "## Of check and audit",
        table(("Rule", "Severity", "Fix", "Speaks when"), map(_row, checking.values())),
        "## Of audit, about places",
        table(("Rule", "Severity", "Fix", "Speaks when"), map(_row, placing.values())),
        "## Of audit, about the registry",
        table(("Rule", "Severity", "Fix", "Speaks when"), map(_row, of_registry.values())),
    )


def _row(card: RuleCard) -> tuple[str, str, str, str]:
    address = f"{card.slug}.md"
    fix = "[yes](../../fix.md)" if card.slug in _fixes() else _BY_HAND
    return link(card.slug, address), card.severity.label, fix, plain(card.summary)


def _page(card: RuleCard, prose: str, commands: list[str]) -> Page:
    language = "ini" if card.slug in registry_pages() else "xml"
    lead, _, rest = prose.partition("\n\n")
    return page(
        f"{_FOLDER}/{card.slug}.md",
        card.slug,
        lead,
        facts(
            (
                ("severity", card.severity.label),
                ("confidence", card.confidence.value),
                ("command", " and ".join(commands)),
                ("exposes a secret", "yes" if card.exposes_secret else "no"),
                ("since", card.since),
            )
        )
        + f"\n| [fix](../../fix.md) | {_fixes().get(card.slug, _BY_HAND)} |",
        rest,
        "## Example",
        block(card.bad, language, "the rule speaks"),
        block(card.good, language, "the rule is silent"),
    )


def _prose(slug: str, text: str) -> str:
    """A rule's page without the title that some begin with."""
    return text.strip().removeprefix(slug).strip()


@cache
def _fixes() -> dict[str, str]:
    """What the page on fixes says of each rule that offers one; a test holds it complete."""
    text = FIX_PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    return {slug: f"{what}; safe: {safe}" for slug, what, safe in rows}

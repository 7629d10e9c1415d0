"""The pages of the rules: facts from the card, prose from the docstring, both examples."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docs.pages.markdown import Page, block, facts, link, page, plain, table
from unattend_gen.rules.load import (
    SHARED_RULES,
    all_rules,
    answer_file_rules,
    place_rules,
    registry_rules,
    rule_pages,
    secret_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import RuleCard
    from unattend_gen.rules.load import AnyRule

FIX_PAGE: Final = Path(__file__).resolve().parents[1] / "fix.md"
_FOLDER: Final = "reference/rules"
_BY_HAND: Final = "by hand"
_VALIDATE: Final = "validate"
_CHECK: Final = "check"
_AUDIT: Final = "audit"


def pages() -> Iterator[Page]:
    """Yield the list of rules, then a page for each rule."""
    yield _list()
    shown = rule_pages()
    families = ((_VALIDATE, answer_file_rules()), (_CHECK, secret_rules()))
    searching = (_AUDIT, (*place_rules(), *registry_rules()))
    for rule in all_rules():
        slug = rule.card.slug
        commands = [name for name, rules in (*families, searching) if rule in rules]
        if slug in SHARED_RULES:
            commands.append(_CHECK)
        yield _page(rule.card, shown[slug].text, commands)


def _list() -> Page:
    heads = ("Rule", "Severity", "Fix", "Reported when")
    return page(
        f"{_FOLDER}/index.md",
        "Rules",
        "The name of a rule never changes its meaning. [Severities](../../severity.md) says which"
        " evidence makes a finding an error, and [Continuous integration](../../ci.md) how to"
        " select rules and how to suppress findings.",
        "## Answer files",
        table(heads, map(_row, answer_file_rules())),
        "## Secrets that were left behind",
        table(heads, map(_row, secret_rules())),
        "## Places of answer files",
        table(heads, map(_row, place_rules())),
        "## Registry values",
        table(heads, map(_row, registry_rules())),
    )


def _row(rule: AnyRule) -> tuple[str, str, str, str]:
    card = rule.card
    address = f"{card.slug}.md"
    fix = "[yes](../../fix.md)" if card.slug in _fixes() else _BY_HAND
    return link(card.slug, address), card.severity.label, fix, plain(card.summary)


def _page(card: RuleCard, prose: str, commands: list[str]) -> Page:
    language = "ini" if card.bad_name.endswith(".reg") else "xml"
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


@cache
def _fixes() -> dict[str, str]:
    """What the page on fixes says of each rule that offers one; a test holds it complete."""
    text = FIX_PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    return {slug: f"{what}; safe: {safe}" for slug, what, safe in rows}

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.auditor import cards
from unattend_gen.auditor.panther import check
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location

if TYPE_CHECKING:
    from unattend_gen.core.finding import RuleCard

RENDERED = Document(Location("rendered.xml"), cards.DIFFERS_FROM_RENDERED.good.encode())


def rules(card: RuleCard, example: str) -> set[str]:
    document = Document(Location("unattend.xml"), example.encode())
    against = [RENDERED] if card is cards.DIFFERS_FROM_RENDERED else []
    return {finding.rule for finding in check([document], catalog(), against=against).findings}


@pytest.mark.parametrize("card", cards.CARDS, ids=lambda card: card.slug)
def test_the_bad_example_breaks_this_rule_alone(card: RuleCard) -> None:
    assert rules(card, card.bad) == {card.slug}


@pytest.mark.parametrize("card", cards.CARDS, ids=lambda card: card.slug)
def test_the_good_example_breaks_none(card: RuleCard) -> None:
    assert rules(card, card.good) == set()

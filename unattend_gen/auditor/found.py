"""What `audit` says of a live secret; it never says the secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.auditor.wording import leftover_card, lowered, noun
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.rules.answer_file import secret_in_command
from unattend_gen.rules.places import ADVICE, place_of

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location

_FORMS: Final = {
    ContentKind.ENCODED: ", encoded, which anyone can undo,",
    ContentKind.ENCODED_WITHOUT_SUFFIX: (
        ", encoded without the element's name behind it that Setup demands,"
    ),
    ContentKind.HASHED: ", hashed, which others can use as it is,",
}


def finding_of(match: Match, at: Location) -> Finding:
    """The finding on a match that is live."""
    card = secret_in_command.CARD if match.command else leftover_card(match.kind)
    form = _FORMS.get(match.content, "")
    return card.finding(
        at,
        f"{noun(match.kind, match.last_five)}{form} stands in {match.where}",
        advice=_advice(match.kind) + _of_place(at),
        severity=lowered(card, match),
        confidence=match.confidence,
        last_five=match.last_five,
    )


def _of_place(at: Location) -> str:
    """What the place where it stands adds to the advice."""
    place = place_of(at)
    words = None if place is None else ADVICE.get(place.kind)
    return "" if words is None else f"; {words}"


def _advice(kind: SecretKind) -> str:
    match kind:
        case SecretKind.PRODUCT_KEY:
            return "delete or scrub the file, and have the key replaced if others could read it"
        case SecretKind.PASSWORD | SecretKind.TOKEN:
            return "delete or scrub the file, and change the secret if others could read it"
    assert_never(kind)

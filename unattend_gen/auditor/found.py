"""What `audit` says of a live secret; it never says the secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.auditor import cards
from unattend_gen.auditor.wording import leftover_card, noun
from unattend_gen.core.finding import Confidence, Severity
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.rules.places import ADVICE, place_of

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.detect.suspect import Suspect

_FORMS: Final = {
    Holding.ENCODED: ", encoded, which anyone can undo,",
    Holding.ENCODED_WITHOUT_SUFFIX: (
        ", encoded without the element's name behind it that Setup demands,"
    ),
    Holding.HASHED: ", hashed, which others can use as it is,",
}


def finding_of(suspect: Suspect, at: Location) -> Finding:
    """The finding on a suspect that is live."""
    card = leftover_card(suspect.kind) if suspect.rule is None else cards.by_slug(suspect.rule)
    form = _FORMS.get(suspect.holding, "")
    return card.finding(
        at,
        f"{noun(suspect.kind, suspect.last_five)}{form} stands in {suspect.where}",
        advice=_advice(suspect.kind) + _of_place(at),
        severity=None if suspect.confidence is Confidence.HIGH else Severity.WARNING,
        confidence=suspect.confidence,
        last_five=suspect.last_five,
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

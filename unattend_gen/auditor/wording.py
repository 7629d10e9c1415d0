"""Findings of `check` in words; none of them holds a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from unattend_gen.auditor.advice import CopyKind, advice, advice_on_command, advice_on_text
from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.rules.answer_file import placeholder_value, secret_in_command
from unattend_gen.rules.passwords import is_conventional_secret
from unattend_gen.rules.secret import (
    empty_password,
    leftover_key,
    leftover_password,
    marker_misspelt,
    published_key,
)

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.detect.content import Content


def setting_finding(
    content: Content,
    kind: SecretKind,
    at: Location,
    copy: CopyKind,
    *,
    pass_was_processed: bool | None = None,
) -> Finding | None:
    """What there is to say of a sensitive setting: nothing of a right marker or of emptiness."""
    match content.kind:
        case ContentKind.MARKER | ContentKind.EMPTY:
            return None
        case ContentKind.MISSPELT_MARKER:
            return _misspelt(at)
        case ContentKind.PLACEHOLDER | ContentKind.MASKED:
            return _placeholder(at)
        case ContentKind.PUBLISHED_KEY:
            return _published(content, at)
        case ContentKind.ENCODED_EMPTY:
            return _empty(at)
        case (
            ContentKind.CLEAR
            | ContentKind.ENCODED
            | ContentKind.ENCODED_WITHOUT_SUFFIX
            | ContentKind.HASHED
        ):
            return leftover_card(kind).finding(
                at,
                f"{noun(kind, content.last_five)} is left {_form(content.kind)}",
                advice=advice(kind, copy, pass_was_processed=pass_was_processed),
                last_five=content.last_five,
            )
    assert_never(content.kind)


def loose_finding(secret: Match, at: Location, place: str, *, is_setting: bool) -> Finding:
    """What there is to say of a secret in running text.

    Args:
        secret: what was found.
        at: where.
        place: what it stands in, for the message: `a comment`.
        is_setting: whether it is the text of a setting, as a command is.
    """
    what = noun(secret.kind, secret.last_five)
    card = leftover_card(secret.kind) if secret.command is None else secret_in_command.CARD
    if secret.command is not None:
        place = f"{place} ({secret.command})"
    is_command = is_setting and secret.command is not None
    advise = advice_on_command if is_command else advice_on_text
    return card.finding(
        at,
        f"{what} stands in {place}",
        advice=advise(secret.kind),
        severity=lowered(card, secret),
        confidence=secret.confidence,
        last_five=secret.last_five,
    )


def lowered(card: RuleCard, match: Match) -> Severity | None:
    """Return the severity that the card states for this evidence, or None for its usual one."""
    is_command = card is secret_in_command.CARD
    if is_command and match.secret is not None and is_conventional_secret(match.secret):
        return Severity.NOTE
    return None if match.confidence is Confidence.HIGH else Severity.WARNING


def leftover_card(kind: SecretKind) -> RuleCard:
    """The rule that a secret of this kind breaks when it is left."""
    is_key = kind is SecretKind.PRODUCT_KEY
    return leftover_key.CARD if is_key else leftover_password.CARD


def noun(kind: SecretKind, last_five: str | None) -> str:
    """What a secret is called, with what may be shown of it."""
    match kind:
        case SecretKind.PRODUCT_KEY:
            return f"a product key ending in {last_five}" if last_five else "a product key"
        case SecretKind.PASSWORD:
            return "a password"
        case SecretKind.TOKEN:
            return "a secret"
    assert_never(kind)


def _form(holding: ContentKind) -> str:
    match holding:
        case ContentKind.ENCODED:
            return "encoded, which anyone can undo"
        case ContentKind.ENCODED_WITHOUT_SUFFIX:
            return "encoded, without the element's name behind it that Setup demands"
        case ContentKind.HASHED:
            return "hashed, which others can use as it is"
        case _:
            return "in clear text"


def _misspelt(at: Location) -> Finding:
    return marker_misspelt.CARD.finding(
        at,
        "the marker is not written as Setup writes it",
        advice="no secret is left; find out what scrubbed the file instead of Setup",
    )


def _placeholder(at: Location) -> Finding:
    return placeholder_value.CARD.finding(
        at,
        "a placeholder stands where a secret belongs",
        advice="no secret is left; the file is a template, or Setup was given one",
    )


def _published(content: Content, at: Location) -> Finding:
    return published_key.CARD.finding(
        at,
        f"the published setup key of {content.product} stands in clear text",
        advice="it is public and no leak; if a MAK was meant here, it was never set",
        last_five=content.last_five,
    )


def _empty(at: Location) -> Finding:
    return empty_password.CARD.finding(
        at,
        "an encoded password turns out to be empty",
        advice="there is no secret to scrub; give the account a password or disable it",
    )

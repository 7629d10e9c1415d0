"""The findings of `check` and `audit` in words: what was left, why, and what to do about it.

No message or advice contains a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.setup_copy import is_setups_copy
from unattend_gen.rules.answer_file import placeholder_value, secret_in_command
from unattend_gen.rules.passwords import is_conventional_secret
from unattend_gen.rules.places import ADVICE, place_of
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
    from unattend_gen.core.match import Match
    from unattend_gen.detect.content import Content

_ORIGINAL: Final = "unattend-original.xml"
_ENCODINGS: Final = {
    ContentKind.ENCODED: "encoded, which anyone can decode",
    ContentKind.ENCODED_WITHOUT_SUFFIX: "encoded, without the element name that Setup appends",
    ContentKind.HASHED: "hashed, which others can use without the password",
}


@dataclass(frozen=True, slots=True)
class CopyKind:
    """What kind of copy of an answer file a document is.

    Attributes:
        was_processed: whether Setup has marked any of its passes as processed.
        is_original: whether it has the name of the original that newer releases leave behind.
        is_setups: whether Setup has used it; otherwise it may be a template.
    """

    was_processed: bool
    is_original: bool
    is_setups: bool = True


def copy_kind(location: Location, *, was_processed: bool) -> CopyKind:
    """Return the kind of a copy by its name and by Setup's marks in it."""
    chain = (location.path, *location.inside)
    name = chain[-1].replace("\\", "/").rpartition("/")[2]
    is_setups = is_setups_copy(location, was_processed=was_processed)
    return CopyKind(was_processed, name.lower() == _ORIGINAL, is_setups)


def setting_finding(
    content: Content,
    kind: SecretKind,
    at: Location,
    copy: CopyKind,
    *,
    pass_was_processed: bool | None = None,
) -> Finding | None:
    """Return the finding on a sensitive setting.

    None if it is empty, holds the exact marker, or is a placeholder in a template.
    """
    match content.kind:
        case ContentKind.MARKER | ContentKind.EMPTY:
            return None
        case ContentKind.MISSPELT_MARKER:
            return _misspelt(at)
        case ContentKind.PLACEHOLDER | ContentKind.MASKED:
            is_template = content.kind is ContentKind.PLACEHOLDER and not copy.is_setups
            return None if is_template else _placeholder(at)
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
            how = _ENCODINGS.get(content.kind, "in clear text")
            return leftover_card(kind).finding(
                at,
                f"{noun(kind, content.last_five)} was left {how}",
                advice=f"{_remedy(kind)}; {_reason(copy, pass_was_processed=pass_was_processed)}",
                last_five=content.last_five,
            )
    assert_never(content.kind)


def text_finding(match: Match, at: Location, where: str, *, is_setting: bool) -> Finding:
    """Return the finding of `check` on a secret in running text.

    Args:
        match: the secret.
        at: its location.
        where: what contains it, for the message: `a comment`.
        is_setting: whether the text is that of a setting, such as a command.
    """
    if is_setting and match.command:
        reason = "Setup never scrubs commands, and it logs them in full"
    else:
        reason = "Setup scrubs settings only, never comments or other text"
    return _finding(match.inside(where), at, f"{_remedy(match.kind)}; {reason}")


def match_finding(match: Match, at: Location) -> Finding:
    """Return the finding of `audit` on a live match."""
    return _finding(match, at, _remedy(match.kind) + _advice_on_place(at))


def leftover_card(kind: SecretKind) -> RuleCard:
    """Return the card of the rule that a leftover secret of this kind breaks."""
    is_key = kind is SecretKind.PRODUCT_KEY
    return leftover_key.CARD if is_key else leftover_password.CARD


def noun(kind: SecretKind, last_five: str | None) -> str:
    """Return the name of a secret, with the characters of it that may be shown."""
    match kind:
        case SecretKind.PRODUCT_KEY:
            return f"a product key ending in {last_five}" if last_five else "a product key"
        case SecretKind.PASSWORD:
            return "a password"
        case SecretKind.TOKEN:
            return "a secret"
    assert_never(kind)


def _finding(match: Match, at: Location, advice: str) -> Finding:
    """Return the finding on a live match."""
    card = secret_in_command.CARD if match.command else leftover_card(match.kind)
    how = f", {_ENCODINGS[match.content]}" if match.content in _ENCODINGS else ""
    return card.finding(
        at,
        f"{noun(match.kind, match.last_five)} is in {match.where}{how}",
        advice=advice,
        severity=_lowered_severity(match),
        confidence=match.confidence,
        last_five=match.last_five,
    )


def _lowered_severity(match: Match) -> Severity | None:
    """Return the severity that the cards state for this evidence, or None for the usual one."""
    is_certain = match.confidence is Confidence.HIGH
    is_loose = match.command is not None or not is_certain
    if is_loose and match.secret is not None and is_conventional_secret(match.secret):
        return Severity.NOTE
    return None if is_certain else Severity.WARNING


def _remedy(kind: SecretKind) -> str:
    match kind:
        case SecretKind.PRODUCT_KEY:
            return "delete or scrub the file, and have the key replaced if others could read it"
        case SecretKind.PASSWORD | SecretKind.TOKEN:
            return "delete or scrub the file, and change the secret if others could read it"
    assert_never(kind)


def _reason(copy: CopyKind, *, pass_was_processed: bool | None) -> str:
    """Return why Setup left the secret."""
    if copy.is_original:
        return "Setup of Windows 11 24H2 and later leaves this original next to the scrubbed copy"
    if not copy.was_processed:
        return "no pass is marked as processed, so Setup has not scrubbed this file"
    if pass_was_processed:
        return (
            "the pass is marked as processed but was not scrubbed: look for a second answer file in"
            " Panther\\Unattend, Sysprep or the root of the drive"
        )
    return "this pass never ran, and Setup scrubs only passes that ran"


def _advice_on_place(at: Location) -> str:
    """Return the advice that depends on the folder of the file, or nothing."""
    place = place_of(at)
    words = None if place is None else ADVICE.get(place.kind)
    return "" if words is None else f"; {words}"


def _misspelt(at: Location) -> Finding:
    return marker_misspelt.CARD.finding(
        at,
        "the marker is not spelled as Setup writes it",
        advice="no secret was left; find out what scrubbed the file instead of Setup",
    )


def _placeholder(at: Location) -> Finding:
    return placeholder_value.CARD.finding(
        at,
        "the setting contains a placeholder instead of a secret",
        advice="no secret was left; the file is a template, or Setup was given one",
    )


def _published(content: Content, at: Location) -> Finding:
    return published_key.CARD.finding(
        at,
        f"the published setup key of {content.product} is in clear text",
        advice="the key is public, so this is not a leak; if a MAK was meant, it was never set",
        last_five=content.last_five,
    )


def _empty(at: Location) -> Finding:
    return empty_password.CARD.finding(
        at,
        "the encoded password is empty",
        advice="there is no secret to scrub; give the account a password, or disable it",
    )

from __future__ import annotations

import pytest

from unattend_gen.auditor.advice import CopyKind, advice, advice_on_command, advice_on_text
from unattend_gen.auditor.wording import leftover_card, loose_finding, setting_finding
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import Content
from unattend_gen.rules.load import rule_pages
from unattend_gen.rules.secret import leftover_key, leftover_password

KEY, PASSWORD, TOKEN = SecretKind.PRODUCT_KEY, SecretKind.PASSWORD, SecretKind.TOKEN
AT = Location("unattend.xml", line=7, setting="specialize/C/P")
COPY = CopyKind(was_processed=True, is_original=False)


def finding(content: Content, kind: SecretKind = PASSWORD) -> Finding | None:
    return setting_finding(content, kind, AT, COPY, pass_was_processed=True)


@pytest.mark.parametrize("content", [ContentKind.MARKER, ContentKind.EMPTY])
def test_there_is_nothing_to_say_of_a_right_marker_or_emptiness(content: ContentKind) -> None:
    assert finding(Content(content)) is None


@pytest.mark.parametrize(
    ("content", "kind", "rule", "message"),
    [
        (
            Content(ContentKind.CLEAR, last_five="Q4JK2"),
            KEY,
            "leftover-key",
            "a product key ending in Q4JK2 is left in clear text",
        ),
        (Content(ContentKind.CLEAR), KEY, "leftover-key", "a product key is left in clear text"),
        (
            Content(ContentKind.CLEAR),
            PASSWORD,
            "leftover-password",
            "a password is left in clear text",
        ),
        (Content(ContentKind.CLEAR), TOKEN, "leftover-password", "a secret is left in clear text"),
        (
            Content(ContentKind.ENCODED),
            PASSWORD,
            "leftover-password",
            "a password is left encoded, which anyone can undo",
        ),
        (
            Content(ContentKind.ENCODED_WITHOUT_SUFFIX),
            PASSWORD,
            "leftover-password",
            "a password is left encoded, without the element's name behind it that Setup demands",
        ),
    ],
)
def test_a_live_secret_is_an_error(
    content: Content, kind: SecretKind, rule: str, message: str
) -> None:
    assert finding(content, kind) == Finding(
        rule,
        Severity.ERROR,
        Confidence.HIGH,
        AT,
        message,
        advice(kind, COPY, pass_was_processed=True),
        last_five=content.last_five,
    )


@pytest.mark.parametrize(
    ("content", "rule", "message", "help_text"),
    [
        (
            Content(ContentKind.MISSPELT_MARKER),
            "marker-misspelt",
            "the marker is not written as Setup writes it",
            "no secret is left; find out what scrubbed the file instead of Setup",
        ),
        (
            Content(ContentKind.PLACEHOLDER),
            "placeholder-value",
            "a placeholder stands where a secret belongs",
            "no secret is left; the file is a template, or Setup was given one",
        ),
        (
            Content(ContentKind.PUBLISHED_KEY, last_five="2YT43", product="Windows 11 Enterprise"),
            "published-key",
            "the published setup key of Windows 11 Enterprise stands in clear text",
            "it is public and no leak; if a MAK was meant here, it was never set",
        ),
        (
            Content(ContentKind.ENCODED_EMPTY),
            "empty-password",
            "an encoded password turns out to be empty",
            "there is no secret to scrub; give the account a password or disable it",
        ),
    ],
)
def test_what_is_not_a_leak_has_the_severity_of_its_card(
    content: Content, rule: str, message: str, help_text: str
) -> None:
    assert finding(content) == Finding(
        rule,
        rule_pages()[rule].card.severity,
        Confidence.HIGH,
        AT,
        message,
        help_text,
        last_five=content.last_five,
    )


def test_a_secret_in_a_command_names_the_command() -> None:
    secret = Match(
        kind=PASSWORD, span=(0, 7), line=1, confidence=Confidence.HIGH, command="net user"
    )

    assert loose_finding(secret, AT, "a command", is_setting=True) == Finding(
        "secret-in-command",
        Severity.WARNING,
        Confidence.HIGH,
        AT,
        "a password stands in a command (net user)",
        advice_on_command(PASSWORD),
    )


def test_a_command_in_a_comment_is_advised_on_as_text() -> None:
    secret = Match(
        kind=PASSWORD, span=(0, 7), line=1, confidence=Confidence.HIGH, command="net user"
    )

    result = loose_finding(secret, AT, "a comment", is_setting=False)

    assert result.message == "a password stands in a comment (net user)"
    assert result.advice == advice_on_text(PASSWORD)


def test_a_doubtful_secret_is_a_warning() -> None:
    secret = Match(kind=KEY, span=(0, 29), line=1, confidence=Confidence.LOW, last_five="Q4JK2")

    assert loose_finding(secret, AT, "a comment", is_setting=False) == Finding(
        "leftover-key",
        Severity.WARNING,
        Confidence.LOW,
        AT,
        "a product key ending in Q4JK2 stands in a comment",
        advice_on_text(KEY),
        last_five="Q4JK2",
    )


@pytest.mark.parametrize(
    ("kind", "card"),
    [(KEY, leftover_key.CARD), (PASSWORD, leftover_password.CARD), (TOKEN, leftover_password.CARD)],
)
def test_the_kind_of_a_secret_decides_the_rule(kind: SecretKind, card: RuleCard) -> None:
    assert leftover_card(kind) is card


def test_a_conventional_password_in_a_command_is_a_note() -> None:
    secret = Match(kind=PASSWORD, line=1, command="net user", secret=Secret("vagrant"))

    assert loose_finding(secret, AT, "a command", is_setting=True).severity is Severity.NOTE

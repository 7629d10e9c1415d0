from __future__ import annotations

import pytest

from unattend_gen.auditor.findings import (
    CopyKind,
    copy_kind,
    leftover_card,
    match_finding,
    setting_finding,
    text_finding,
)
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import Content
from unattend_gen.rules.load import rule_pages
from unattend_gen.rules.secret import leftover_key, leftover_password

KEY, PASSWORD, TOKEN = SecretKind.PRODUCT_KEY, SecretKind.PASSWORD, SecretKind.TOKEN
AT = Location("unattend.xml", line=7, setting="specialize/C/P")
KEY_REMEDY = "delete or scrub the file, and have the key replaced if others could read it"
REMEDY = "delete or scrub the file, and change the secret if others could read it"
PROCESSED = CopyKind(was_processed=True, is_original=False)
RAW = CopyKind(was_processed=False, is_original=False)
ORIGINAL = CopyKind(was_processed=False, is_original=True)


def finding(content: Content, kind: SecretKind = PASSWORD) -> Finding | None:
    return setting_finding(content, kind, AT, PROCESSED, pass_was_processed=False)


def a_match(
    kind: SecretKind,
    content: ContentKind = ContentKind.CLEAR,
    *,
    last_five: str | None = None,
    confidence: Confidence = Confidence.HIGH,
    command: str | None = None,
) -> Match:
    return Match(
        kind=kind,
        content=content,
        where="an INI file",
        last_five=last_five,
        confidence=confidence,
        command=command,
    )


@pytest.mark.parametrize(
    ("location", "is_original"),
    [
        (Location("C:\\Windows\\Panther\\Unattend-Original.xml"), True),
        (Location("unattend-original.xml"), True),
        (Location("pe.iso", ("Windows/Panther/unattend-original.xml",)), True),
        (Location("unattend.xml"), False),
        (Location("unattend-original.xml/unattend.xml"), False),
    ],
)
def test_the_original_is_recognised_by_its_name(location: Location, *, is_original: bool) -> None:
    assert copy_kind(location, was_processed=True) == CopyKind(
        was_processed=True, is_original=is_original
    )


@pytest.mark.parametrize("content", [ContentKind.MARKER, ContentKind.EMPTY])
def test_an_exact_marker_and_an_empty_setting_have_no_finding(content: ContentKind) -> None:
    assert finding(Content(content)) is None


@pytest.mark.parametrize(
    ("content", "kind", "rule", "message"),
    [
        (
            Content(ContentKind.CLEAR, last_five="Q4JK2"),
            KEY,
            "leftover-key",
            "a product key ending in Q4JK2 was left in clear text",
        ),
        (Content(ContentKind.CLEAR), KEY, "leftover-key", "a product key was left in clear text"),
        (
            Content(ContentKind.CLEAR),
            PASSWORD,
            "leftover-password",
            "a password was left in clear text",
        ),
        (Content(ContentKind.CLEAR), TOKEN, "leftover-password", "a secret was left in clear text"),
        (
            Content(ContentKind.ENCODED),
            PASSWORD,
            "leftover-password",
            "a password was left encoded, which anyone can decode",
        ),
        (
            Content(ContentKind.ENCODED_WITHOUT_SUFFIX),
            PASSWORD,
            "leftover-password",
            "a password was left encoded, without the element name that Setup appends",
        ),
    ],
)
def test_a_live_secret_is_an_error(
    content: Content, kind: SecretKind, rule: str, message: str
) -> None:
    remedy = KEY_REMEDY if kind is KEY else REMEDY
    assert finding(content, kind) == Finding(
        rule,
        Severity.ERROR,
        Confidence.HIGH,
        AT,
        message,
        f"{remedy}; this pass never ran, and Setup scrubs only passes that ran",
        last_five=content.last_five,
    )


@pytest.mark.parametrize(
    ("content", "rule", "message", "advice"),
    [
        (
            Content(ContentKind.MISSPELT_MARKER),
            "marker-misspelt",
            "the marker is not spelled as Setup writes it",
            "no secret was left; find out what scrubbed the file instead of Setup",
        ),
        (
            Content(ContentKind.PLACEHOLDER),
            "placeholder-value",
            "the setting contains a placeholder instead of a secret",
            "no secret was left; the file is a template, or Setup was given one",
        ),
        (
            Content(ContentKind.PUBLISHED_KEY, last_five="2YT43", product="Windows 11 Enterprise"),
            "published-key",
            "the published setup key of Windows 11 Enterprise is in clear text",
            "the key is public, so this is not a leak; if a MAK was meant, it was never set",
        ),
        (
            Content(ContentKind.ENCODED_EMPTY),
            "empty-password",
            "the encoded password is empty",
            "there is no secret to scrub; give the account a password, or disable it",
        ),
    ],
)
def test_other_content_has_the_severity_of_its_card(
    content: Content, rule: str, message: str, advice: str
) -> None:
    assert finding(content) == Finding(
        rule,
        rule_pages()[rule].card.severity,
        Confidence.HIGH,
        AT,
        message,
        advice,
        last_five=content.last_five,
    )


@pytest.mark.parametrize(
    ("copy", "pass_was_processed", "reason"),
    [
        (
            PROCESSED,
            True,
            (
                "the pass is marked as processed but was not scrubbed: look for a second answer"
                " file in Panther\\Unattend, Sysprep or the root of the drive"
            ),
        ),
        (PROCESSED, False, "this pass never ran, and Setup scrubs only passes that ran"),
        (PROCESSED, None, "this pass never ran, and Setup scrubs only passes that ran"),
        (RAW, False, "no pass is marked as processed, so Setup has not scrubbed this file"),
        (
            ORIGINAL,
            False,
            "Setup of Windows 11 24H2 and later leaves this original next to the scrubbed copy",
        ),
    ],
)
def test_the_advice_explains_why_setup_left_the_secret(
    copy: CopyKind, reason: str, *, pass_was_processed: bool | None
) -> None:
    found = setting_finding(
        Content(ContentKind.CLEAR), PASSWORD, AT, copy, pass_was_processed=pass_was_processed
    )

    assert found is not None
    assert found.advice == f"{REMEDY}; {reason}"


def test_a_secret_in_a_command_names_the_command() -> None:
    match = a_match(PASSWORD, command="net user")

    assert text_finding(match, AT, "a command", is_setting=True) == Finding(
        "secret-in-command",
        Severity.WARNING,
        Confidence.HIGH,
        AT,
        "a password is in a command (net user)",
        f"{REMEDY}; Setup never scrubs commands, and it logs them in full",
    )


def test_the_advice_on_a_command_in_a_comment_is_that_on_text() -> None:
    result = text_finding(a_match(KEY, command="net user"), AT, "a comment", is_setting=False)

    assert result.message == "a product key is in a comment (net user)"
    assert result.advice == (
        f"{KEY_REMEDY}; Setup scrubs settings only, never comments or other text"
    )


@pytest.mark.parametrize(
    ("kind", "card"),
    [(KEY, leftover_key.CARD), (PASSWORD, leftover_password.CARD), (TOKEN, leftover_password.CARD)],
)
def test_the_kind_of_a_secret_decides_the_rule(kind: SecretKind, card: RuleCard) -> None:
    assert leftover_card(kind) is card


@pytest.mark.parametrize(
    ("match", "rule", "message"),
    [
        (
            a_match(KEY, last_five="Q4JK2"),
            "leftover-key",
            "a product key ending in Q4JK2 is in an INI file",
        ),
        (
            a_match(PASSWORD, ContentKind.ENCODED),
            "leftover-password",
            "a password is in an INI file, encoded, which anyone can decode",
        ),
        (
            a_match(PASSWORD, command="net user"),
            "secret-in-command",
            "a password is in an INI file",
        ),
    ],
)
def test_the_rule_and_the_message_follow_from_the_match(
    match: Match, rule: str, message: str
) -> None:
    finding = match_finding(match, AT)

    assert (finding.rule, finding.message, finding.location) == (rule, message, AT)
    assert finding.severity is rule_pages()[rule].card.severity


def test_an_uncertain_match_is_a_warning() -> None:
    finding = match_finding(a_match(KEY, confidence=Confidence.LOW), AT)

    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.LOW)


def test_a_conventional_password_in_a_command_is_a_note() -> None:
    match = Match(kind=PASSWORD, command="net user", secret=Secret("vagrant"))

    assert text_finding(match, AT, "a command", is_setting=True).severity is Severity.NOTE
